using BatchLedger.Accounts;
using BatchLedger.Currencies;
using BatchLedger.FiscalPeriods;
using BatchLedger.Ledgers;

namespace BatchLedger.Budgets;

/// <summary>What was and what was planned, on the side on which the account grows.</summary>
public readonly record struct Compared(long Actual, long Budget)
{
    /// <summary>Actual less budget.</summary>
    public long Variance => checked(Actual - Budget);

    /// <summary>How much of the budget is used, in tenths of a percent, half to the even neighbour; null without a budget.</summary>
    public long? Used => Budget == 0 ? null : (long)HalfEven.Divide((Int128)Actual * 1000 * Math.Sign(Budget), Int128.Abs(Budget));

    public static Compared operator +(Compared one, Compared other) => checked(new(one.Actual + other.Actual, one.Budget + other.Budget));

    public static Compared operator -(Compared one, Compared other) => checked(new(one.Actual - other.Actual, one.Budget - other.Budget));
}

/// <summary>The chosen periods, and the year up to the last of them.</summary>
public readonly record struct ComparedTwice(Compared Range, Compared Year)
{
    public static ComparedTwice operator +(ComparedTwice one, ComparedTwice other) => new(one.Range + other.Range, one.Year + other.Year);

    public static ComparedTwice operator -(ComparedTwice one, ComparedTwice other) => new(one.Range - other.Range, one.Year - other.Year);
}

public sealed record ComparisonRow(string Code, string Name, AccountType Type, ComparedTwice Figures);

/// <summary>"Total revenue", "Surplus".</summary>
public sealed record ComparisonTotal(string Name, ComparedTwice Figures);

/// <summary>Which comparison is wanted. A period is named by its number in the year; null for branch or department is all.</summary>
public sealed record ComparisonWish(int CompanyId, int LedgerId, int YearId)
{
    public int? From { get; init; }
    public int? To { get; init; }
    public int? BranchId { get; init; }

    /// <summary>0 for what belongs to no department.</summary>
    public int? DepartmentId { get; init; }
}

/// <summary>Budget and actual of one company beside each other.</summary>
public sealed record BudgetComparison(Ledger Budget, Ledger Actual, Company Company, FiscalYear Year)
{
    public required FiscalPeriod First { get; init; }
    public required FiscalPeriod Last { get; init; }
    public required string BranchWords { get; init; }
    public required string DepartmentWords { get; init; }

    /// <summary>By type and code; only accounts with a figure.</summary>
    public required IReadOnlyList<ComparisonRow> Rows { get; init; }

    public string RangeWords => First.Id == Last.Id ? First.Name : $"{First.Name} to {Last.Name}";

    public string Scope => $"{RangeWords}, {BranchWords}, {DepartmentWords}";

    public ComparedTwice Of(AccountType type) => Rows.Where(row => row.Type == type).Aggregate(default(ComparedTwice), (sum, row) => sum + row.Figures);

    /// <summary>Of each type that has rows, and what is earned less what is spent.</summary>
    public IReadOnlyList<ComparisonTotal> Totals =>
    [
        .. Rows.Select(row => row.Type).Distinct().Select(type => new ComparisonTotal($"Total {type.ToString().ToLowerInvariant()}", Of(type))),
        new("Surplus", Of(AccountType.Revenue) - Of(AccountType.Expense)),
    ];
}
