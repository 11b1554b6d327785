using BatchLedger.Currencies;

namespace BatchLedger.Ledgers;

/// <summary>How kinds are written on pages, in refusals and in the audit trail.</summary>
public static class LedgerWords
{
    public static string InWords(this CompanyType type) => type switch
    {
        CompanyType.WithoutBranches => "Without Branches",
        CompanyType.WithBranchesNotRequiringBalancing => "With Branches Not Requiring Balancing",
        CompanyType.WithBranchesRequiringBalancing => "With Branches Requiring Balancing",
        _ => type.ToString(),
    };

    public static string InWords(this DateOrder order) => order switch
    {
        DateOrder.MonthFirst => "06/30/2025",
        DateOrder.DayFirst => "30/06/2025",
        DateOrder.YearFirst => "2025-06-30",
        _ => "As usual there",
    };

    public static string InWords(this QuickBooksClass meaning) => meaning switch
    {
        QuickBooksClass.Unused => "Not used",
        _ => meaning.ToString(),
    };

    public static string InWords(this ReopeningPeriods reopening) => reopening switch
    {
        ReopeningPeriods.Final => "Closing is final",
        _ => "The latest closed period may be reopened",
    };

    /// <summary>What a ledger's amounts are in.</summary>
    public static string CurrencyInWords(string currency) => currency == Currency.None ? "no currency, counts units" : currency;
}
