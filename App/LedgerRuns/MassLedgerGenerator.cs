using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.LedgerRuns;

/// <summary>Works off the lanes of a mass run, one after the other, then has the file written (S0.18, S0.23). A lane that is over, after a crash
/// say, is left alone; so a run that was interrupted ends as if it had not been.</summary>
public sealed class MassLedgerGenerator(IDbContextFactory<AppDbContext> dbs, LedgerMaker maker, LedgerRunLaneEnding lanes, LedgerRunEnding ending,
    ILedgerBinder binder, LedgerRunReporter reporter, RunMilestones milestones, ILogger<MassLedgerGenerator> log)
{
    internal async Task GenerateAsync(LedgerRun run, RunStanding at, CancellationToken token)
    {
        at.Skip(run.Lanes.Where(l => l.State is not LedgerRunLaneState.Waiting).Sum(l => l.Total));
        at.Stages.Enter(LedgerRunStage.Mapping);
        foreach (var lane in run.Lanes.Where(l => l.State is LedgerRunLaneState.Waiting))
        {
            at.Enter(lane);
            if (await WhyFailedAsync(run, lane, at, token) is { } refusal) await lanes.FailAsync(run, at.Fence, lane, refusal);
            at.Leave(lane);
            await reporter.TellAsync(at, LedgerRunStage.Mapping, token);
            milestones.Reached(Milestone.LanePosted);
        }
        await FileAsync(run, at, token);
    }

    /// <summary>What goes wrong with one batch is no reason to give up the others.</summary>
    private async Task<Refusal?> WhyFailedAsync(LedgerRun run, LedgerRunLane lane, RunStanding at, CancellationToken token)
    {
        try
        {
            return await WorkAsync(run, lane, at, token);
        }
        catch (Exception problem) when (problem is not (LeaseLostException or OperationCanceledException))
        {
            log.LogError(problem, "Run {Run} failed at batch {Batch}", run.Id, lane.BatchId);
            return LedgerRunRefusals.Unforeseen(problem.Message);
        }
    }

    private async Task<Refusal?> WorkAsync(LedgerRun run, LedgerRunLane lane, RunStanding at, CancellationToken token)
    {
        if (lane.PostingVersion is not { } version) return await lanes.PostAsync(run, at.Fence, lane, null);
        var (made, refusal) = await maker.MakeAsync(await BatchAsync(lane, token), version, at, token);
        if (made is null) return refusal;
        using (made) return await lanes.PostAsync(run, at.Fence, lane, made);
    }

    private async Task FileAsync(LedgerRun run, RunStanding at, CancellationToken token)
    {
        var ended = await LanesAsync(run, token);
        if (!ended.Lanes.Exists(l => l.State is LedgerRunLaneState.Posted))
        {
            await ending.FailAsync(run, at.Fence, LedgerRunRefusals.NothingInFile(ended.Lanes.Count).Message);
            return;
        }

        at.Stages.Enter(LedgerRunStage.Filing);
        await reporter.TellNowAsync(at, LedgerRunStage.Filing, token);
        var (bound, refusal) = await reporter.WhileAsync(at, LedgerRunStage.Filing, stop => binder.BindAsync(ended, stop), token);
        if (bound is null)
        {
            await ending.FailAsync(run, at.Fence, refusal!.Message);
            return;
        }

        milestones.Reached(Milestone.FileBound);
        using (bound) await ending.CompleteAsync(ended, at, bound);
        milestones.Reached(Milestone.AfterCommit);
    }

    private async Task<Batch> BatchAsync(LedgerRunLane lane, CancellationToken token)
    {
        await using var db = await dbs.CreateDbContextAsync(token);
        return await db.Batches.AsNoTracking().SingleAsync(b => b.Id == lane.BatchId, token);
    }

    private async Task<LedgerRun> LanesAsync(LedgerRun run, CancellationToken token)
    {
        await using var db = await dbs.CreateDbContextAsync(token);
        return await db.LedgerRuns.AsNoTracking().Include(r => r.Lanes.OrderBy(l => l.Ordinal)).SingleAsync(r => r.Id == run.Id, token);
    }
}
