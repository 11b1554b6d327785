using System.Text.Json;
using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.Journals;
using BatchLedger.Live;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.LedgerRuns;

/// <summary>How a run ends. Each end is one transaction: the run's state, the batch, the journal entry or the file, the audit row and the mail together.
/// Each checks the fence first, so that a run that was taken over cannot end twice.</summary>
public sealed class LedgerRunEnding(LedgerRunDesk desks, TimeProvider clock, LedgerRunFeed feed, LedgerRunMails mails, MassRunMails massMails, RunMilestones milestones)
{
    /// <summary>Of a run for one batch: its ledger.</summary>
    internal async Task CompleteAsync(LedgerRun run, RunStanding at, LedgerResult made)
    {
        await desks.HeldAsync(run, at.Fence, async desk =>
        {
            var batch = await desk.Db.Batches.SingleAsync(b => b.Id == run.BatchId, desk.Token);
            milestones.Reached(Milestone.TransactionOpen);
            var entry = await LedgerStore.CreateAsync(desk, batch, run, made, milestones);
            at.Stages.Enter(LedgerRunStage.Verifying);
            if (JournalProof.WhyDamaged(desk.Db, entry, desk.Token) is { } damaged) throw new InvalidOperationException(damaged.Message);
            if (await LedgerStore.WhyNotWholeAsync(desk, entry, made) is { } broken) throw new InvalidOperationException(broken);

            LedgerRunDesk.Log(desk, run, $"Read and mapped {made.Transactions:N0} transactions; wrote {entry.Lines:N0} lines as {entry.Number}; count, totals and hash agree.");
            await EndAsync(desk, run, at.Fence, LedgerRunState.Completed, null);
            await DoneAsync(desk, run, at.Stages, made.Transactions);
            await LedgerRunLease.Of(desk.Db, run.Id).ExecuteUpdateAsync(set => set
                .SetProperty(r => r.InputHash, made.InputHash).SetProperty(r => r.OutputHash, made.LinesHash), desk.Token);
            desk.Trace(batch, "LedgerReady", after: $"{entry.Number}, {entry.Lines} lines");
            await mails.ReadyAsync(desk, run, batch, entry);
            milestones.Reached(Milestone.BeforeCommit);
            return null;
        });
        Tell(run, LedgerRunState.Completed, made.Transactions);
    }

    /// <summary>Of a mass run: its file, with the batches that were posted.</summary>
    internal async Task CompleteAsync(LedgerRun run, RunStanding at, IBoundLedger bound)
    {
        await desks.HeldAsync(run, at.Fence, async desk =>
        {
            await bound.HandOverAsync(desk, run);
            var posted = run.Lanes.Count(l => l.State is LedgerRunLaneState.Posted);
            LedgerRunDesk.Log(desk, run, $"Wrote {bound.Name} with {posted:N0} of {run.Lanes.Count:N0} batches; {bound.Size:N0} bytes, SHA-256 {bound.Sha256}.");
            await EndAsync(desk, run, at.Fence, LedgerRunState.Completed, null);
            await DoneAsync(desk, run, at.Stages, at.Total);
            await LedgerRunLease.Of(desk.Db, run.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.OutputHash, bound.Sha256), desk.Token);
            await massMails.DoneAsync(desk, run);
            milestones.Reached(Milestone.BeforeCommit);
            return null;
        });
        Tell(run, LedgerRunState.Completed, at.Total);
    }

    /// <summary>Does nothing to a run that somebody else holds, but to end it when it was asked to stop.</summary>
    internal async Task FailAsync(LedgerRun run, int fence, string reason, IReadOnlyList<Fault>? faults = null)
    {
        try
        {
            await desks.HeldAsync(run, fence, async desk =>
            {
                var released = await LedgerRunRelease.ReleaseAsync(desk, run, "LedgerFailed", reason);
                await EndAsync(desk, run, fence, LedgerRunState.Failed, reason);
                if (faults is { Count: > 0 })
                {
                    var told = JsonSerializer.Serialize(faults);
                    await LedgerRunLease.Of(desk.Db, run.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.Faults, told), desk.Token);
                }
                if (run.Kind is LedgerRunKind.Mass) await massMails.FailedAsync(desk, run, reason);
                else await mails.FailedAsync(desk, run, released.Single(), reason);
                return null;
            });
            Tell(run, LedgerRunState.Failed, run.Total);
        }
        catch (LeaseLostException)
        {
            await CancelIfAskedAsync(run, fence);
        }
    }

    /// <summary>Ends a run that was asked to stop; does nothing to one that somebody else holds.</summary>
    internal async Task CancelIfAskedAsync(LedgerRun run, int fence)
    {
        var ended = await desks.InOneAsync(run, async desk =>
        {
            var now = await desk.Db.LedgerRuns.AsNoTracking().SingleAsync(r => r.Id == run.Id, desk.Token);
            if (now.Fence != fence || !now.CancelRequested || now.State.IsOver()) return LedgerRunRefusals.AlreadyOver(now);

            await LedgerRunRelease.ReleaseAsync(desk, run, "LedgerCancelled", $"Cancelled by {now.CancelledBy}.");
            await EndAsync(desk, run, fence, LedgerRunState.Cancelled, $"Cancelled by {now.CancelledBy}.");
            return null;
        });
        if (ended is null) Tell(run, LedgerRunState.Cancelled, run.Total);
    }

    // The desk's time is when the writing began; a run took as long as its writing too.
    private async Task EndAsync(Desk desk, LedgerRun run, int fence, LedgerRunState state, string? reason)
    {
        desk.Ring(Topics.Runs, Topics.Run(run.Id));
        if (run.FiscalPeriodId is { } period) desk.Ring(Topics.Period(period));
        var now = clock.GetUtcNow();
        var ended = await desk.Db.LedgerRuns.Where(r => r.Id == run.Id && r.Fence == fence && r.State == LedgerRunState.Running)
            .ExecuteUpdateAsync(set => set
                .SetProperty(r => r.State, state)
                .SetProperty(r => r.EndedAt, now)
                .SetProperty(r => r.FailureReason, reason)
                .SetProperty(r => r.LeaseUntil, (DateTimeOffset?)null), desk.Token);
        if (ended != 1) throw new LeaseLostException();
        LedgerRunDesk.Log(desk, run, reason is null ? "Ended." : $"{state}: {reason}");
    }

    private static async Task DoneAsync(Desk desk, LedgerRun run, LedgerRunClock stages, int transactions) =>
        await LedgerRunLease.Of(desk.Db, run.Id).ExecuteUpdateAsync(set => set
            .SetProperty(r => r.Stage, LedgerRunStage.Done).SetProperty(r => r.Done, transactions).SetProperty(r => r.Total, transactions)
            .SetProperty(r => r.StageTimes, stages.Told()), desk.Token);

    private void Tell(LedgerRun run, LedgerRunState state, int total) =>
        feed.Publish(new LedgerRunProgress(run.Id, state, LedgerRunStage.Done, total, total, 0, clock.GetUtcNow()));
}
