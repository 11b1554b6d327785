using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.Refusals;

namespace BatchLedger.Imports;

/// <summary>What a file comes to when nothing is wrong with it.</summary>
internal sealed record ImportPlan(ImportReport Report)
{
    /// <summary>Accounts, departments, exchange rates: new rows that are put in as they are.</summary>
    public IReadOnlyList<object> Records { get; init; } = [];
    public IReadOnlyList<BudgetPlan> Budgets { get; init; } = [];
    public IReadOnlyList<JournalPlan> Journals { get; init; } = [];
    public SalesPlan Sales { get; init; } = new();

    public IReadOnlyList<ImportCount> Counts
    {
        get
        {
            List<ImportCount> counts =
            [
                new(Report.Request.Kind.Words().ToLowerInvariant(), Records.Count), new("journals", Journals.Count), new("lines", Journals.Sum(journal => journal.Lines.Count)),
                new("amounts", Budgets.Sum(budget => budget.Cells.Count)),
                new("batches", Report.Request.Batch is null ? Journals.Select(journal => journal.Month).Distinct().Count() : 0),
                .. Sales.Counts,
            ];
            return [.. counts.Where(count => count.Count > 0)];
        }
    }

    public async Task<Outcome<List<Batch>>> SaveAsync(Desk desk, ImportLookup lookup)
    {
        desk.Db.AddRange(Records);
        if (Budgets.Count > 0) return await BudgetSaving.SaveAsync(desk, Budgets);
        if (Journals.Count > 0) return await JournalSaving.SaveAsync(desk, lookup, Journals);
        if (lookup.Batch is not { } batch) return new List<Batch>();
        await new SalesSaving(desk, lookup, batch).SaveAsync(Sales);
        return new List<Batch> { batch };
    }
}
