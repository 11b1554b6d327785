using BatchLedger.Accounts;
using BatchLedger.FiscalPeriods;
using BatchLedger.Ledgers;

namespace BatchLedger.Budgets;

/// <summary>What the address asks for, out of what there is. What it does not name is the first there is; a name that is not there gives nothing.</summary>
public sealed record BudgetPick(Ledger? Ledger, FiscalYear? Year)
{
    /// <summary>Null: all, where all can be asked for.</summary>
    public Branch? Branch { get; init; }
    public Department? Department { get; init; }

    /// <summary>Only what belongs to no department.</summary>
    public bool NoDepartment { get; init; }

    public static BudgetPick Of(BudgetChoices choices, BudgetQuery query, DateOnly today) => new(
        query.Ledger is null ? First(choices.Ledgers) : choices.Ledgers.FirstOrDefault(l => Same(l.Code, query.Ledger)),
        query.Year is null ? choices.Years.FirstOrDefault(y => y.Start <= today && today <= y.End) ?? First(choices.Years) : choices.Years.FirstOrDefault(y => Same(y.Name, query.Year)))
    {
        Branch = choices.Branches.FirstOrDefault(b => Same(b.Code, query.Branch)),
        Department = choices.Departments.FirstOrDefault(d => Same(d.Code, query.Department)),
        NoDepartment = query.Department is BudgetBar.None,
    };

    /// <summary>Where amounts are entered it must be one branch; null when there is not enough to choose from.</summary>
    public BudgetScope? Scope(int companyId, BudgetChoices choices) => Ledger is null || Year is null || (Branch ?? First(choices.Branches)) is not { } branch
        ? null
        : new BudgetScope(Ledger.Id, companyId, Year.Id, branch.Id) { DepartmentId = Department?.Id ?? 0 };

    private static T? First<T>(IReadOnlyList<T> choices) where T : class => choices is [var first, ..] ? first : null;

    private static bool Same(string code, string? asked) => code.Equals(asked, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The words of the address.</summary>
public sealed record BudgetQuery(string? Ledger, string? Year, string? Branch, string? Department);
