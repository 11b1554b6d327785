using BatchLedger.Data;

namespace BatchLedger.Accounts;

public enum AccountType { Asset, Liability, Equity, Revenue, Expense, Statistical }

/// <summary>A GL account of one company. Its code is its name in files and never changes.</summary>
public sealed class Account : IVersioned, IOfCompany
{
    public const int CodeLength = 20;
    public const int NameLength = 100;
    public const int ExternalNameLength = 200;

    public int Id { get; private set; }
    public required int CompanyId { get; init; }
    public required string Code { get; init; }
    public required string Name { get; set; }
    public required AccountType Type { get; set; }
    public bool Active { get; set; } = true;

    /// <summary>The name outside systems know it by, as "Parent:Child".</summary>
    public string? ExternalName { get; set; }

    public int Version { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public string ChangedBy { get; set; } = "";
}

/// <summary>An optional second dimension of a line.</summary>
public sealed class Department : IVersioned, IOfCompany
{
    public const int CodeLength = 10;
    public const int NameLength = 60;

    public int Id { get; private set; }
    public required int CompanyId { get; init; }
    public required string Code { get; init; }
    public required string Name { get; set; }
    public bool Active { get; set; } = true;

    public int Version { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public string ChangedBy { get; set; } = "";
}
