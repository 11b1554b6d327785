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
        var bounds = new Dictionary<int, BudgetBounds>();
        foreach (var plan in plans)
        {
            var (place, refusal) = await BudgetPlace.FindAsync(desk.Db, plan.Scope, desk.Token);
            if (place is null) return refusal!;
            if (!bounds.TryGetValue(place.Ledger.Id, out var known)) bounds.Add(place.Ledger.Id, known = await BudgetBounds.ReadAsync(desk, place));
            if (await new BudgetEntry(desk, place, known).SaveAsync(plan.Cells) is { } refused) return refused;
            // What is saved is not looked at again for each further place.
            await desk.Db.SaveAsync(desk);
            desk.Db.ChangeTracker.Clear();
        }
        return new List<Batch>();
    }
}
