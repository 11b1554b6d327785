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

    public static string InWords(this ReopeningPeriods reopening) => reopening switch
    {
        ReopeningPeriods.Final => "Closing is final",
        _ => "The latest closed period may be reopened",
    };
}
