using System.Text.Json;
using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.Live;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.LedgerRuns;

/// <summary>How a lane of a mass run ends: posted, with the ledger it was still without, or failed with its batch as it was. One transaction each, under the run's fence.</summary>
public sealed class LedgerRunLaneEnding(LedgerRunDesk desks, RunMilestones milestones)
{
    /// <summary>Refuses with NotSelected, Batch.* or Damaged; then nothing of the lane was written.</summary>
    internal Task<Refusal?> PostAsync(LedgerRun run, int fence, LedgerRunLane lane, LedgerResult? made) => desks.HeldAsync(run, fence, async desk =>
    {
        var batch = await desk.Db.Batches.SingleAsync(b => b.Id == lane.BatchId, desk.Token);
        if (made is not null)
        {
            milestones.Reached(Milestone.TransactionOpen);
            var entry = await LedgerStore.CreateAsync(desk, batch, run, made, milestones);
            if (await LedgerStore.WhyNotWholeAsync(desk, entry, made) is { } broken) throw new InvalidOperationException(broken);
        }

        // Posted before the run came to it: it goes into the file once more, and that is all.
        if (batch.State is not BatchState.Posted && await desk.PostAsync(batch) is { } refusal) return refusal;
        var ended = await LaneAsync(desk, lane);
        ended.Posted(batch.JournalEntryId!.Value, desk.Now);
        await TellAsync(desk, run, $"{batch.Number}: {(made is null ? "" : $"{made.Transactions:N0} transactions, {made.Spool.Count:N0} lines, ")}posted.");
        if (made is not null) milestones.Reached(Milestone.BeforeCommit);
        return null;
    });

    internal Task FailAsync(LedgerRun run, int fence, LedgerRunLane lane, Refusal refusal) => desks.HeldAsync(run, fence, async desk =>
    {
        var batch = await desk.Db.Batches.SingleAsync(b => b.Id == lane.BatchId, desk.Token);
        var ended = await LaneAsync(desk, lane);
        ended.Failed(refusal.Message, desk.Now, refusal.Faults.Count == 0 ? null : JsonSerializer.Serialize(refusal.Faults));
        if (lane.PostingVersion is not null) batch.LedgerNotCreated(refusal.Message);
        desk.Trace(batch, "LedgerFailed", after: refusal.Message);
        await TellAsync(desk, run, $"{batch.Number}: failed. {refusal.Message}");
        return null;
    });

    private static Task<LedgerRunLane> LaneAsync(Desk desk, LedgerRunLane lane) =>
        desk.Db.Set<LedgerRunLane>().SingleAsync(l => l.LedgerRunId == lane.LedgerRunId && l.Ordinal == lane.Ordinal && l.State == LedgerRunLaneState.Waiting, desk.Token);

    private static async Task TellAsync(Desk desk, LedgerRun run, string text)
    {
        LedgerRunDesk.Log(desk, run, text);
        desk.Ring(Topics.Runs, Topics.Run(run.Id), Topics.Period(run.FiscalPeriodId!.Value));

        // Attempts are counted to give up a run that gets nowhere, and this one has got somewhere.
        await LedgerRunLease.Of(desk.Db, run.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.Attempt, 1), desk.Token);
    }
}
