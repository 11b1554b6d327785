using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.LedgerMaking;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.LedgerRuns;

/// <summary>Turns a batch into its journal entry: reads, maps into a spool, writes everything in one transaction, or nothing; a mass run does so batch by batch.
/// The caller holds the lease; whoever lost it changes nothing (see <see cref="LedgerRunLease"/>).</summary>
public sealed class LedgerGenerator(IDbContextFactory<AppDbContext> dbs, LedgerMaker maker, MassLedgerGenerator many, LedgerRunEnding ending, LedgerRunReporter reporter,
    TimeProvider clock, RunMilestones milestones, ILogger<LedgerGenerator> log)
{
    public async Task GenerateAsync(int runId, int fence, CancellationToken token)
    {
        milestones.Reached(Milestone.Claimed);
        await using var db = await dbs.CreateDbContextAsync(token);
        var run = await db.LedgerRuns.AsNoTracking().Include(r => r.Lanes.OrderBy(l => l.Ordinal)).SingleAsync(r => r.Id == runId, token);
        try
        {
            var stages = new LedgerRunClock(clock);
            stages.Enter(LedgerRunStage.Reading);
            if (run.Attempt > LedgerRun.MostAttempts)
                await ending.FailAsync(run, fence, $"Given up after {LedgerRun.MostAttempts} attempts that ended without a result, most likely because the server stopped in the middle. Retry when it is stable.");
            else if (run.Kind is LedgerRunKind.Mass)
                await many.GenerateAsync(run, new RunStanding(run, fence, stages) { Total = run.Lanes.Sum(l => l.Total) }, token);
            else
                await GenerateAsync(run, new RunStanding(run, fence, stages) { Total = await BatchSource.CountAsync(db, run.BatchId!.Value, token) }, token);
        }
        catch (LeaseLostException)
        {
            // Somebody else holds the run now, or it was cancelled; what we had is worth nothing.
            await ending.CancelIfAskedAsync(run, fence);
        }
        catch (Exception problem) when (problem is not OperationCanceledException || !token.IsCancellationRequested)
        {
            log.LogError(problem, "Run {Run} failed", runId);
            await ending.FailAsync(run, fence, LedgerRunRefusals.Unforeseen(problem.Message).Message);
        }
    }

    private async Task GenerateAsync(LedgerRun run, RunStanding at, CancellationToken token)
    {
        var batch = await BatchAsync(run, token);
        at.Stages.Enter(LedgerRunStage.Mapping);
        var (made, refusal) = await maker.MakeAsync(batch, run.PostingVersion, at, token);
        if (made is null)
        {
            await ending.FailAsync(run, at.Fence, refusal!.Message, refusal.Faults);
            return;
        }

        using (made)
        {
            at.Stages.Enter(LedgerRunStage.Writing);
            await reporter.TellNowAsync(at, LedgerRunStage.Writing, token);
            await ending.CompleteAsync(run, at, made);
        }
        milestones.Reached(Milestone.AfterCommit);
    }

    private async Task<Batch> BatchAsync(LedgerRun run, CancellationToken token)
    {
        await using var db = await dbs.CreateDbContextAsync(token);
        return await db.Batches.AsNoTracking().SingleAsync(b => b.Id == run.BatchId, token);
    }
}
