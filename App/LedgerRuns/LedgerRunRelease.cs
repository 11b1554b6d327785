using BatchLedger.Batches;
using BatchLedger.Data;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.LedgerRuns;

/// <summary>Gives back the batches that a run still held when it ended without their ledgers: they are closed as before, and say why they have none.</summary>
internal static class LedgerRunRelease
{
    /// <summary>The batches that were given back. Lanes that were over stay as they are.</summary>
    public static async Task<IReadOnlyList<Batch>> ReleaseAsync(Desk desk, LedgerRun run, string deed, string reason)
    {
        var waiting = await desk.Db.Set<LedgerRunLane>().Where(l => l.LedgerRunId == run.Id && l.State == LedgerRunLaneState.Waiting).ToListAsync(desk.Token);
        foreach (var lane in waiting) lane.Cancelled(reason, desk.Now);

        var ids = run.BatchId is { } one ? [one] : waiting.Where(l => l.PostingVersion is not null).Select(l => l.BatchId).ToArray();
        var batches = await desk.Db.Batches.Where(b => EF.Parameter(ids).Contains(b.Id)).ToListAsync(desk.Token);
        foreach (var batch in batches)
        {
            batch.LedgerNotCreated(reason);
            desk.Trace(batch, deed, after: reason);
        }
        return batches;
    }
}
