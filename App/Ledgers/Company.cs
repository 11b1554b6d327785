using BatchLedger.Data;

namespace BatchLedger.Ledgers;

public enum CompanyType { WithoutBranches, WithBranchesNotRequiringBalancing, WithBranchesRequiringBalancing }

/// <summary>Where the company's ledgers go. It decides which kinds of ledger file are offered (S0.14).</summary>
public enum AccountingSystem { ExcelOnly, QuickBooksOnline, QuickBooksDesktop, SageIntacct, NetSuite, Xero, GenericCsv }

/// <summary>Whether a closed fiscal period may be opened again. Only an administrator decides.</summary>
public enum ReopeningPeriods { Final, LatestAllowed }

public static class AccountingSystems
{
    /// <summary>Systems that take one line an account refuse or drown in the detail (S0.14).</summary>
    public static bool OffersDetail(this AccountingSystem system) => system is not (AccountingSystem.QuickBooksDesktop or AccountingSystem.Xero);

    public static string InWords(this AccountingSystem system) => system switch
    {
        AccountingSystem.ExcelOnly => "Excel only",
        AccountingSystem.QuickBooksOnline => "QuickBooks Online",
        AccountingSystem.QuickBooksDesktop => "QuickBooks Desktop",
        AccountingSystem.SageIntacct => "Sage Intacct",
        AccountingSystem.GenericCsv => "Generic CSV",
        _ => system.ToString(),
    };
}

/// <summary>A legal entity with one base currency. One without branches has one branch of its own code, so that every line has a branch.</summary>
public sealed class Company : IVersioned
{
    public const int CodeLength = 10;
    public const int NameLength = 60;

    public int Id { get; private set; }
    public required string Code { get; init; }
    public required string Name { get; set; }

    /// <summary>ISO 4217; fixed once made.</summary>
    public required string Currency { get; init; }
    public CompanyType Type { get; set; }
    public AccountingSystem AccountingSystem { get; set; }
    public ReopeningPeriods Reopening { get; set; }

    /// <summary>An inactive company takes no new batches.</summary>
    public bool Active { get; set; } = true;

    public int Version { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public string ChangedBy { get; set; } = "";

    public bool RequiresBalancing => Type is CompanyType.WithBranchesRequiringBalancing;
}

public sealed class Branch : IVersioned, IOfCompany
{
    public const int CodeLength = 10;
    public const int NameLength = 60;

    public int Id { get; private set; }
    public required int CompanyId { get; init; }
    public required string Code { get; init; }
    public required string Name { get; set; }
    public bool Active { get; set; } = true;

    /// <summary>The default posting ledger: where batches of this branch post unless they name another (S4.15).</summary>
    public required int LedgerId { get; set; }

    public int Version { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public string ChangedBy { get; set; } = "";
}
