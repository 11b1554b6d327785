namespace BatchLedger.Sales;

/// <summary>What the lines of a journal need to know before anything is typed: whose accounts, in what, and the dimensions there are.</summary>
public sealed record JournalFacts(int CompanyId, int BranchId, string Currency, bool IsStatistical)
{
    public IReadOnlyList<Choice> Branches { get; init; } = [];
    public IReadOnlyList<Choice> Departments { get; init; } = [];

    public static JournalFacts Of(FormFacts facts) => new(facts.CompanyId, facts.BranchId, facts.Currency, facts.IsStatistical)
    {
        Branches = facts.Branches, Departments = facts.Departments,
    };
}
