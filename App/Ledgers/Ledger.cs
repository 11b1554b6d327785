using BatchLedger.Data;

namespace BatchLedger.Ledgers;

public enum LedgerType { Actual, Budget, Reporting, Statistical }

/// <summary>A named book that journal entries post to.</summary>
public sealed class Ledger : IVersioned
{
    public const int CodeLength = 10;
    public const int DescriptionLength = 60;

    public int Id { get; private set; }

    /// <summary>The ledger's ID as people say it: letters and digits, upper case.</summary>
    public required string Code { get; set; }
    public required string Description { get; set; }
    public required LedgerType Type { get; set; }

    /// <summary>ISO 4217. A Statistical ledger counts in units of its accounts: <see cref="Currencies.Currency.None"/>.</summary>
    public required string Currency { get; set; }

    /// <summary>Summed with the others by the consolidation.</summary>
    public bool ConsolidationSource { get; set; }

    /// <summary>Of a Reporting ledger: the Actual ledger that it translates.</summary>
    public int? TranslatesLedgerId { get; set; }
    public List<LedgerCompany> Companies { get; init; } = [];

    public int Version { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public string ChangedBy { get; set; } = "";
}

/// <summary>A company keeps this ledger.</summary>
public sealed class LedgerCompany
{
    public int LedgerId { get; init; }
    public required int CompanyId { get; init; }
}
