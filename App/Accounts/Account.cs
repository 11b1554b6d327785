using BatchLedger.Data;

namespace BatchLedger.Accounts;

public enum AccountType { Asset, Liability, Equity, Revenue, Expense, Statistical }

public static class AccountTypes
{
    /// <summary>A debit makes it more. Liabilities, equity and revenues grow by credits.</summary>
    public static bool GrowsByDebit(this AccountType type) => type is AccountType.Asset or AccountType.Expense or AccountType.Statistical;

    /// <summary>Earned or spent in a period, as opposed to held at a day.</summary>
    public static bool IsOfPeriod(this AccountType type) => type is AccountType.Revenue or AccountType.Expense;
}

/// <summary>A GL account of one company. Its code is its name in files and never changes.</summary>
public sealed class Account : IVersioned, IOfCompany
{
    public const int CodeLength = 20;
    public const int NameLength = 100;
    public const int ExternalNameLength = 200;
    public const int UnitLength = 20;

    public int Id { get; private set; }
    public required int CompanyId { get; init; }
    public required string Code { get; init; }
    public required string Name { get; set; }
    public required AccountType Type { get; set; }
    public bool Active { get; set; } = true;

    /// <summary>The name outside systems know it by, as "Parent:Child".</summary>
    public string? ExternalName { get; set; }

    /// <summary>Of a Statistical account: what it counts, such as hours.</summary>
    public string? Unit { get; set; }

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
