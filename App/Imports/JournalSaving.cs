using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.Refusals;
using BatchLedger.Transactions;

namespace BatchLedger.Imports;

/// <summary>Puts checked journals into their batches, within the one transaction of the import.</summary>
internal static class JournalSaving
{
    /// <summary>Answers the batches that took something. What BatchService refuses, this refuses.</summary>
    public static async Task<Outcome<List<Batch>>> SaveAsync(Desk desk, ImportLookup lookup, IReadOnlyList<JournalPlan> journals)
    {
        if (lookup.Batch is { } batch)
        {
            desk.Db.AddRange(journals.Select(journal => Transaction(journal, batch)));
            return new List<Batch> { batch };
        }
        var batches = new List<Batch>();
        foreach (var month in journals.GroupBy(journal => journal.Month).OrderBy(month => month.Key))
        {
            var (made, refusal) = await BatchService.CreateAsync(desk, Draft(month.Key, lookup));
            if (made is null) return refusal!;
            batches.Add(made);
        }
        // All at once after all batches: each new batch saves, and would look at every transaction added before it.
        var byMonth = batches.ToDictionary(made => (made.Date.Year, made.Date.Month));
        desk.Db.AddRange(journals.Select(journal => Transaction(journal, byMonth[journal.Month])));
        return batches;
    }

    private static BatchDraft Draft((int Year, int Month) month, ImportLookup lookup)
    {
        var last = new DateOnly(month.Year, month.Month, DateTime.DaysInMonth(month.Year, month.Month));
        return new BatchDraft
        {
            Name = $"Journals {last:yyyy-MM}", Description = "Imported manual journals", BranchId = lookup.Branch!.Id,
            FiscalPeriodId = lookup.PeriodOf(last)!.Id, Date = last, Kind = BatchKind.Internal,
        };
    }

    private static Transaction Transaction(JournalPlan journal, Batch batch) => new()
    {
        Number = journal.Number, CompanyId = batch.CompanyId, BatchId = batch.Id, BranchId = batch.BranchId, Kind = TransactionKind.ManualJournal,
        Date = journal.Date, Currency = journal.Lines[0].Currency, Amount = journal.Amount, Description = journal.Lines[0].Description,
        Reference = journal.Reference.Length == 0 ? null : journal.Reference,
        Lines = [.. journal.Lines.Select(line => new TransactionLine
        {
            LineNo = line.LineNo, AccountId = line.AccountId, BranchId = line.BranchId, DepartmentId = line.DepartmentId,
            Description = line.Description, Debit = line.Debit, Credit = line.Credit,
        })],
    };
}
