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
    public required string Code { get; init; }
    public required string Description { get; set; }
    public required LedgerType Type { get; init; }
    public required string Currency { get; init; }
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

/// <summary>What one unit of a currency is worth in another from a day on.</summary>
public sealed class ExchangeRate
{
    public int Id { get; private set; }
    public required string From { get; init; }
    public required string To { get; init; }
    public required DateOnly Effective { get; init; }
    public required decimal Rate { get; set; }
}
