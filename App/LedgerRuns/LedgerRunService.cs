using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.LedgerMaking;
using BatchLedger.Live;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Trail;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.LedgerRuns;

/// <summary>Asks for runs, cancels and retries them. What a run does is in <see cref="LedgerGenerator"/>.</summary>
public sealed class LedgerRunService(Work work, LedgerPreview preview, ILedgerRunQueue queue, LedgerRunMails mails, RunMilestones milestones)
{
    /// <summary>Puts a run into the queue and returns at once (S0.7, S1.11, S1.12). Refuses with NotFound, Stale, StillOpen, AlreadyPosted,
    /// LedgerUnderWay, LedgerAlreadyReady, PeriodClosed, NothingToPost, ControlTotalDiffers or NotMapped, in that order.</summary>
    public async Task<Outcome<LedgerRun>> CreateAsync(string number, int? seen = null, CancellationToken token = default)
    {
        var faults = await preview.FaultsAsync(number, token);
        var outcome = await work.MakeAsync(Permission.CreateLedgers, desk => RequestAsync(desk, number, seen, faults), token);
        if (outcome.Value is not null)
        {
            milestones.Reached(Milestone.Requested);
            await queue.RingAsync();
        }
        return outcome;
    }

    /// <summary>A new run for the batch of one that failed or was cancelled. Refuses with NotFound, NotYours, StillUnderWay, or as CreateAsync does.</summary>
    public async Task<Outcome<LedgerRun>> RetryAsync(int runId, CancellationToken token = default)
    {
        var number = await work.ReadAsync(db => db.LedgerRuns.Where(r => r.Id == runId)
            .Join(db.Batches, r => r.BatchId, b => b.Id, (r, b) => b.Number).SingleOrDefaultAsync(token), token);
        var faults = number is null ? [] : await preview.FaultsAsync(number, token);
        var outcome = await work.MakeAsync(Permission.Read, async desk =>
        {
            var (run, refusal) = await OwnRunAsync(desk, runId);
            if (run is null) return refusal!;
            return run.State.IsOver() ? await RequestAsync(desk, number!, null, faults) : LedgerRunRefusals.StillUnderWay(run.Id);
        }, token);
        if (outcome.Value is not null) await queue.RingAsync();
        return outcome;
    }

    /// <summary>Ends a queued run at once, a running one at its next step unless it is writing. Refuses with NotFound, NotYours, AlreadyOver or AlreadyWriting.</summary>
    public Task<Refusal?> CancelAsync(int runId, CancellationToken token = default) =>
        work.DoAsync(Permission.Read, async desk =>
        {
            var (run, refusal) = await OwnRunAsync(desk, runId);
            if (run is null) return refusal;
            if (WhyNotCancel(run) is { } tooLate) return tooLate;

            desk.Note(new AuditEntry("LedgerRun.Cancel", $"Run {run.Id}") { Address = run.Address, CompanyId = run.CompanyId, BatchId = run.BatchId });
            desk.Ring(Topics.Runs, Topics.Run(run.Id));
            var by = desk.Actor.Name;
            await desk.Db.LedgerRuns.Where(r => r.Id == run.Id).ExecuteUpdateAsync(set => set
                .SetProperty(r => r.CancelRequested, true).SetProperty(r => r.CancelledBy, by), token);
            if (run.State is LedgerRunState.Running) return null;

            await LedgerRunRelease.ReleaseAsync(desk, run, "LedgerCancelled", $"Cancelled by {by}.");
            await desk.Db.LedgerRuns.Where(r => r.Id == run.Id).ExecuteUpdateAsync(set => set
                .SetProperty(r => r.State, LedgerRunState.Cancelled).SetProperty(r => r.EndedAt, desk.Now)
                .SetProperty(r => r.FailureReason, $"Cancelled by {by}."), token);
            return null;
        }, token);

    /// <summary>Why this person cannot retry the run now, for the button.</summary>
    internal async Task<Refusal?> WhyNotRetryAsync(LedgerRun run)
    {
        if (WhyNotOwn(run, await work.ActorAsync()) is { } refusal) return refusal;
        if (!run.State.IsOver()) return LedgerRunRefusals.StillUnderWay(run.Id);
        return run.State is LedgerRunState.Completed ? LedgerRunRefusals.AlreadyOver(run) : null;
    }

    /// <summary>Why this person cannot cancel the run now, for the button.</summary>
    internal async Task<Refusal?> WhyNotCancelAsync(LedgerRun run) => WhyNotOwn(run, await work.ActorAsync()) ?? WhyNotCancel(run);

    private static Refusal? WhyNotCancel(LedgerRun run)
    {
        if (run.State.IsOver()) return LedgerRunRefusals.AlreadyOver(run);
        return run.Stage is LedgerRunStage.Writing or LedgerRunStage.Verifying or LedgerRunStage.Filing ? LedgerRunRefusals.AlreadyWriting(run) : null;
    }

    private async Task<Outcome<LedgerRun>> RequestAsync(Desk desk, string number, int? seen, IReadOnlyList<Fault> faults)
    {
        var (batch, missing) = await desk.BatchAsync(number, seen);
        if (batch is null) return missing!;
        var totals = await BatchTotals.ReadAsync(desk.Db, batch, desk.Token);
        if (batch.WhyNotCreateLedger(await desk.HoldPeriodAsync(batch), totals) is { } refusal) return refusal;
        if (faults.Count > 0) return LedgerMakingRefusals.NotMapped(number, faults);

        var run = new LedgerRun
        {
            CompanyId = batch.CompanyId, BatchId = batch.Id, PostingVersion = batch.LedgerRequested(desk.Actor.Name, desk.Now),
            RequestedById = desk.Actor.UserId, RequestedBy = desk.Actor.Name, RequestedByEmail = desk.Actor.Email, RequestedAt = desk.Now,
        };
        desk.Db.Add(run);
        await desk.Db.SaveAsync(desk);
        desk.Db.Add(new LedgerRunLog { LedgerRunId = run.Id, At = desk.Now, Text = $"Asked for by {run.RequestedBy}." });
        desk.Trace(batch, "CreateLedger", "Closed", $"Run {run.Id}");
        desk.Ring(Topics.Runs, Topics.Run(run.Id));
        await mails.StartedAsync(desk, run, batch, totals);
        return run;
    }

    private static async Task<(LedgerRun? Run, Refusal? Refusal)> OwnRunAsync(Desk desk, int runId)
    {
        var run = await desk.Db.LedgerRuns.AsNoTracking().SingleOrDefaultAsync(r => r.Id == runId, desk.Token);
        if (run is null) return (null, DataRefusals.NotFound($"Run {runId}"));
        return WhyNotOwn(run, desk.Actor) is { } refusal ? (null, refusal) : (run, null);
    }

    private static Refusal? WhyNotOwn(LedgerRun run, Actor actor)
    {
        var own = run.RequestedById == actor.UserId && run.RequestedBy == actor.Name && actor.May(Permission.CreateLedgers);
        return own || actor.May(Permission.HandleJobs) ? null : LedgerRunRefusals.NotYours(run, actor);
    }
}
