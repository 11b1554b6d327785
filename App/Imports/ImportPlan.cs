using BatchLedger.Accounts;
using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.Refusals;

namespace BatchLedger.Imports;

/// <summary>What a file comes to when nothing is wrong with it.</summary>
internal sealed record ImportPlan(ImportReport Report)
{
    public IReadOnlyList<Account> Accounts { get; init; } = [];
    public IReadOnlyList<JournalPlan> Journals { get; init; } = [];
    public SalesPlan Sales { get; init; } = new();

    public IReadOnlyList<ImportCount> Counts
    {
        get
        {
            List<ImportCount> counts =
            [
                new("accounts", Accounts.Count), new("journals", Journals.Count), new("lines", Journals.Sum(journal => journal.Lines.Count)),
                new("batches", Report.Request.Batch is null ? Journals.Select(journal => journal.Month).Distinct().Count() : 0),
                .. Sales.Counts,
            ];
            return [.. counts.Where(count => count.Count > 0)];
        }
    }

    public async Task<Outcome<List<Batch>>> SaveAsync(Desk desk, ImportLookup lookup)
    {
        desk.Db.AddRange(Accounts);
        if (Journals.Count > 0) return await JournalSaving.SaveAsync(desk, lookup, Journals);
        if (lookup.Batch is not { } batch) return new List<Batch>();
        await new SalesSaving(desk, lookup, batch).SaveAsync(Sales);
        return new List<Batch> { batch };
    }
}
