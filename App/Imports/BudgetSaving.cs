using BatchLedger.Batches;
using BatchLedger.Budgets;
using BatchLedger.Data;
using BatchLedger.Refusals;

namespace BatchLedger.Imports;

/// <summary>Puts the amounts of a file over those that stand there.</summary>
internal static class BudgetSaving
{
    public static async Task<Outcome<List<Batch>>> SaveAsync(Desk desk, IReadOnlyList<BudgetPlan> plans)
    {
        foreach (var plan in plans)
        {
            var (place, refusal) = await BudgetPlace.FindAsync(desk.Db, plan.Scope, desk.Token);
            if (place is null) return refusal!;
            if (await new BudgetEntry(desk, place).SaveAsync(plan.Cells) is { } refused) return refused;
        }
        return new List<Batch>();
    }
}
