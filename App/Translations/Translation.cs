using BatchLedger.Data;

namespace BatchLedger.Translations;

/// <summary>What was done when a Reporting ledger took over one period of one company, and from what.</summary>
public sealed class Translation : IVersioned, IOfCompany
{
    public int Id { get; private set; }
    public required int LedgerId { get; init; }
    public required int CompanyId { get; init; }
    public required int FiscalPeriodId { get; init; }

    /// <summary>In force on the last day of the period; for assets and liabilities.</summary>
    public required decimal ClosingRate { get; set; }

    /// <summary>The average of the rates in force on the days of the period; for revenue, expense and equity.</summary>
    public required decimal AverageRate { get; set; }

    /// <summary>What went to the translation account, debits less credits, in minor units of the Reporting ledger.</summary>
    public required long Difference { get; set; }

    /// <summary>SHA-256, hex, over the balances of the Actual ledger in the period.</summary>
    public required string SourceHash { get; set; }

    /// <summary>An earlier period was translated after it, so that the balances it began with are others now.</summary>
    public bool Outdated { get; set; }

    public int Version { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public string ChangedBy { get; set; } = "";

    public DateTimeOffset TranslatedAt { get; set; }
    public string TranslatedBy { get; set; } = "";
}
