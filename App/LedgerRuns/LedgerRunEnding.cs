using System.Text.Json;
using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.Journals;
using BatchLedger.Live;
using BatchLedger.People;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.LedgerRuns;

/// <summary>How a run ends. Each end is one transaction: the run's state, the batch, the journal entry, the audit row and the mail together.
/// Each checks the fence first, so that a run that was taken over cannot end twice.</summary>
public sealed class LedgerRunEnding(IDbContextFactory<AppDbContext> dbs, WriteGate gate, TimeProvider clock, Bell bell, LedgerRunFeed feed,
    LedgerRunMails mails, RunMilestones milestones)
{
    internal async Task CompleteAsync(LedgerRun run, int fence, LedgerResult result, LedgerRunClock stages)
    {
        var hash = result.Spool.Finish();
        var refusal = await InOneAsync(run, async desk =>
        {
            var (batch, lost) = await HeldBatchAsync(desk, run, fence);
            if (batch is null) return lost;
            if (await BatchSource.HashAsync(desk.Db, batch.Id, desk.Token) != result.InputHash) throw new InvalidOperationException("The batch changed while its ledger was being made.");

            milestones.Reached(Milestone.TransactionOpen);
            var entry = await LedgerStore.WriteAsync(desk, batch, run, result, hash, milestones);
            stages.Enter(LedgerRunStage.Verifying);
            if (await LedgerStore.WhyNotWholeAsync(desk, entry, result) is { } broken) throw new InvalidOperationException(broken);

            batch.LedgerCreated(entry.Id, desk.Now);
            Log(desk, run, $"Read and mapped {result.Transactions:N0} transactions; wrote {entry.Lines:N0} lines as {entry.Number}; count, totals and hash agree.");
            await EndAsync(desk, run, fence, LedgerRunState.Completed, null);
            await LedgerRunLease.Of(desk.Db, run.Id).ExecuteUpdateAsync(set => set
                .SetProperty(r => r.Stage, LedgerRunStage.Done).SetProperty(r => r.Done, result.Transactions).SetProperty(r => r.Total, result.Transactions)
                .SetProperty(r => r.InputHash, result.InputHash).SetProperty(r => r.OutputHash, hash).SetProperty(r => r.StageTimes, stages.Told()), desk.Token);
            desk.Trace(batch, "LedgerReady", after: $"{entry.Number}, {entry.Lines} lines");
            await mails.ReadyAsync(desk, run, batch, entry);
            milestones.Reached(Milestone.BeforeCommit);
            return null;
        });
        Tell(run, refusal is null ? LedgerRunState.Completed : LedgerRunState.Cancelled);
        if (refusal is not null) throw new LeaseLostException();
    }

    internal async Task FailAsync(LedgerRun run, int fence, string reason, IReadOnlyList<Fault>? faults = null)
    {
        var lostHold = await InOneAsync(run, async desk =>
        {
            var (batch, lost) = await HeldBatchAsync(desk, run, fence);
            if (batch is null) return lost;

            batch.LedgerNotCreated(reason);
            await EndAsync(desk, run, fence, LedgerRunState.Failed, reason);
            if (faults is not null)
            {
                var told = JsonSerializer.Serialize(faults);
                await LedgerRunLease.Of(desk.Db, run.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.Faults, told), desk.Token);
            }
            desk.Trace(batch, "LedgerFailed", after: reason);
            await mails.FailedAsync(desk, run, batch, reason);
            return null;
        });
        if (lostHold is null) Tell(run, LedgerRunState.Failed);
        else await CancelIfAskedAsync(run, fence);
    }

    /// <summary>Ends a run that was asked to stop; does nothing to one that somebody else holds.</summary>
    internal async Task CancelIfAskedAsync(LedgerRun run, int fence)
    {
        var ended = await InOneAsync(run, async desk =>
        {
            var now = await desk.Db.LedgerRuns.AsNoTracking().SingleAsync(r => r.Id == run.Id, desk.Token);
            if (now.Fence != fence || !now.CancelRequested || now.State.IsOver()) return LedgerRunRefusals.AlreadyOver(now);

            var batch = await desk.Db.Batches.SingleAsync(b => b.Id == run.BatchId, desk.Token);
            batch.LedgerNotCreated($"Cancelled by {now.CancelledBy}.");
            await EndAsync(desk, run, fence, LedgerRunState.Cancelled, $"Cancelled by {now.CancelledBy}.");
            desk.Trace(batch, "LedgerCancelled", after: now.CancelledBy);
            return null;
        });
        if (ended is null) Tell(run, LedgerRunState.Cancelled);
    }

    private async Task<(Batch? Batch, Refusal? Lost)> HeldBatchAsync(Desk desk, LedgerRun run, int fence)
    {
        var held = await LedgerRunLease.Held(desk.Db, run.Id, fence).AnyAsync(desk.Token);
        return held ? (await desk.Db.Batches.SingleAsync(b => b.Id == run.BatchId, desk.Token), null) : (null, LedgerRunRefusals.AlreadyOver(run));
    }

    private static void Log(Desk desk, LedgerRun run, string text) =>
        desk.Db.Add(new LedgerRunLog { LedgerRunId = run.Id, At = desk.Now, Text = text.Length <= LedgerRunLog.TextLength ? text : text[..LedgerRunLog.TextLength] });

    // The desk's time is when the writing began; a run took as long as its writing too.
    private async Task EndAsync(Desk desk, LedgerRun run, int fence, LedgerRunState state, string? reason)
    {
        desk.Ring(Topics.Runs, Topics.Run(run.Id));
        var now = clock.GetUtcNow();
        var ended = await desk.Db.LedgerRuns.Where(r => r.Id == run.Id && r.Fence == fence && r.State == LedgerRunState.Running)
            .ExecuteUpdateAsync(set => set
                .SetProperty(r => r.State, state)
                .SetProperty(r => r.EndedAt, now)
                .SetProperty(r => r.FailureReason, reason)
                .SetProperty(r => r.LeaseUntil, (DateTimeOffset?)null), desk.Token);
        if (ended != 1) throw new LeaseLostException();
        Log(desk, run, reason is null ? "Ended." : $"{state}: {reason}");
    }

    private Task<Refusal?> InOneAsync(LedgerRun run, Func<Desk, Task<Refusal?>> act)
    {
        var work = new Work(dbs, gate, new FixedActor(Actor.System($"ledger run {run.Id}") with { Name = run.RequestedBy, UserId = run.RequestedById }), clock, bell);
        return work.DoAsync(Permission.CreateLedgers, act, CancellationToken.None);
    }

    private void Tell(LedgerRun run, LedgerRunState state) =>
        feed.Publish(new LedgerRunProgress(run.Id, state, LedgerRunStage.Done, run.Total, run.Total, 0, clock.GetUtcNow()));
}
