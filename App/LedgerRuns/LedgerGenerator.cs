using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.Journals;
using BatchLedger.Posting;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.LedgerRuns;

/// <summary>Turns a batch into its journal entry: reads, maps into a spool, writes everything in one transaction, or nothing.
/// The caller holds the lease; whoever lost it changes nothing (see <see cref="LedgerRunLease"/>).</summary>
public sealed class LedgerGenerator(IDbContextFactory<AppDbContext> dbs, LedgerRunLease lease, LedgerRunEnding ending, LedgerRunFeed feed,
    TimeProvider clock, RunMilestones milestones, ILogger<LedgerGenerator> log)
{
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(1);

    public async Task GenerateAsync(int runId, int fence, CancellationToken token)
    {
        milestones.Reached(Milestone.Claimed);
        await using var db = await dbs.CreateDbContextAsync(token);
        var run = await db.LedgerRuns.AsNoTracking().SingleAsync(r => r.Id == runId, token);
        var batch = await db.Batches.AsNoTracking().SingleAsync(b => b.Id == run.BatchId, token);
        try
        {
            if (run.Attempt > LedgerRun.MostAttempts)
                await ending.FailAsync(run, fence, $"Given up after {LedgerRun.MostAttempts} attempts that ended without a result, most likely because the server stopped in the middle. Retry when it is stable.");
            else
                await GenerateAsync(run, fence, batch, token);
        }
        catch (LeaseLostException)
        {
            // Somebody else holds the run now, or it was cancelled; what we had is worth nothing.
            await ending.CancelIfAskedAsync(run, fence);
        }
        catch (Exception problem) when (problem is not OperationCanceledException || !token.IsCancellationRequested)
        {
            log.LogError(problem, "Run {Run} failed", runId);
            await ending.FailAsync(run, fence, $"An unforeseen problem stopped the run: {problem.Message}");
        }
    }

    private async Task GenerateAsync(LedgerRun run, int fence, Batch batch, CancellationToken token)
    {
        var stages = new LedgerRunClock(clock);
        stages.Enter(LedgerRunStage.Reading);
        await using var db = await dbs.CreateDbContextAsync(token);
        var book = await PostingBookReader.ReadAsync(db, batch, token);
        var total = await BatchSource.CountAsync(db, batch.Id, token);
        var at = new Standing(run.Id, fence, total);

        stages.Enter(LedgerRunStage.Mapping);
        using var spool = new LineSpool();
        using var source = new SourceDigest();
        var summary = new PostingSummary();
        var faults = new List<Fault>();
        await foreach (var portion in BatchSource.ReadAsync(dbs, batch.Id, token))
        {
            foreach (var transaction in portion)
            {
                source.Add(transaction.Id, transaction.Version, transaction.Amount);
                LedgerMapping.Map(transaction, book, spool, summary, faults);
            }
            at.Done += portion.Count;
            milestones.Reached(Milestone.PortionMapped);
            await TellAsync(at, LedgerRunStage.Mapping, stages, token);
        }

        if (faults.Count > 0)
        {
            await ending.FailAsync(run, fence, LedgerRunRefusals.NotMapped(batch.Number, faults).Message, faults);
            return;
        }

        stages.Enter(LedgerRunStage.Writing);
        at.RenewedAt = default;
        await TellAsync(at, LedgerRunStage.Writing, stages, token);
        await ending.CompleteAsync(run, fence, new LedgerResult(book.BaseCurrency, total, source.Finish(), spool, summary.Totals(book)), stages);
        milestones.Reached(Milestone.AfterCommit);
    }

    /// <summary>Tells the watchers at once and the row about once a second. Stops the run when the row is no longer ours.</summary>
    private async Task TellAsync(Standing at, LedgerRunStage stage, LedgerRunClock stages, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        var progress = new LedgerRunProgress(at.RunId, LedgerRunState.Running, stage, at.Done, at.Total, stages.PerSecond(at.Done), now) { Finished = stages.Finished() };
        feed.Publish(progress);
        if (now - at.RenewedAt < RenewEvery) return;

        at.RenewedAt = now;
        if (!await lease.RenewAsync(at.RunId, at.Fence, progress, token)) throw new LeaseLostException();
        milestones.Reached(Milestone.Renewed);
    }

    private sealed class Standing(int runId, int fence, int total)
    {
        public int RunId => runId;
        public int Fence => fence;
        public int Total => total;
        public int Done { get; set; }
        public DateTimeOffset RenewedAt { get; set; }
    }
}

/// <summary>The run is no longer ours to work on.</summary>
public sealed class LeaseLostException() : Exception("The run was taken over or cancelled.");

/// <summary>What a run brings to its write transaction.</summary>
internal sealed record LedgerResult(string Currency, int Transactions, string InputHash, LineSpool Spool, IReadOnlyList<PostingTotal> Totals);
