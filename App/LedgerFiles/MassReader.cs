using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.Journals;
using BatchLedger.LedgerBooks;
using BatchLedger.LedgerRuns;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.LedgerFiles;

/// <summary>What the file of a mass run holds: the lanes that were posted, in their order; and why each other batch of the period is not in it.</summary>
internal static class MassReader
{
    public static async Task<MassLedger> ReadAsync(AppDbContext db, LedgerRun run, CancellationToken token)
    {
        var periodId = run.FiscalPeriodId ?? throw new InvalidOperationException($"Run {run.Id} has no fiscal period.");
        var book = await LedgerBook.ReadAsync(db, periodId, token);
        var lanes = await db.Set<LedgerRunLane>().Where(l => l.LedgerRunId == run.Id).OrderBy(l => l.Ordinal).ToListAsync(token);
        var batches = await db.Batches.Where(b => b.FiscalPeriodId == periodId).OrderBy(b => b.Number).ToListAsync(token);
        var byId = batches.ToDictionary(b => b.Id);
        // Posted by its lane and reopened by somebody since is not in the file either.
        var written = lanes.Where(lane => lane.State is LedgerRunLaneState.Posted && byId.GetValueOrDefault(lane.BatchId)?.JournalEntryId == lane.JournalEntryId).ToList();
        var chapters = new List<LedgerChapter>();
        foreach (var lane in written) chapters.Add(await LedgerChapter.ReadAsync(db, book, byId[lane.BatchId], token));

        var inFile = written.Select(lane => lane.BatchId).ToHashSet();
        var laneOf = lanes.ToDictionary(lane => lane.BatchId);
        var filled = await db.Transactions.Where(t => t.VoidedAt == null && db.Batches.Any(b => b.Id == t.BatchId && b.FiscalPeriodId == periodId)).Select(t => t.BatchId).Distinct().ToHashSetAsync(token);
        return new MassLedger(book, run.FileKind ?? LedgerKind.Detail)
        {
            Chapters = chapters, RunId = run.Id, RequestedAt = run.RequestedAt, RequestedBy = run.RequestedBy,
            Missing = [.. batches.Where(b => !inFile.Contains(b.Id)).Select(b => new MissingBatch(b.Number, b.Name, b.Word.InWords())
            {
                Reason = laneOf.GetValueOrDefault(b.Id) is { } lane ? WhyNot(lane) : WhyNot(b, filled.Contains(b.Id)),
            })],
        };
    }

    private static string WhyNot(LedgerRunLane lane) => lane.State switch
    {
        LedgerRunLaneState.Posted => "It was reopened after it was posted.",
        LedgerRunLaneState.Waiting => "The run ended before its turn.",
        _ => lane.Reason ?? lane.State.ToString(),
    };

    private static string WhyNot(Batch batch, bool hasTransactions) => batch.State is BatchState.Open
        ? "It is open. Close it, then export the ledger again."
        : hasTransactions ? "It was not chosen." : "It has no transactions.";
}
