using BatchLedger.Batches;
using BatchLedger.LedgerRuns;
using BatchLedger.Tests.Audits;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Crashes;

/// <summary>Kill -9 in a real process on a real folder, at each point of a run at which it would hurt most.</summary>
public class CrashTests
{
    [Theory]
    [InlineData(Milestone.Requested, Milestone.Claimed)] // it is asked for once only; the next process dies when it takes it up
    [InlineData(Milestone.Claimed, Milestone.Claimed)]
    [InlineData(Milestone.PortionMapped, Milestone.PortionMapped, 2)]
    [InlineData(Milestone.Renewed, Milestone.Renewed, 2)]
    [InlineData(Milestone.TransactionOpen, Milestone.TransactionOpen)]
    [InlineData(Milestone.HalfTheLines, Milestone.HalfTheLines)]
    [InlineData(Milestone.BeforeCommit, Milestone.BeforeCommit)]
    [InlineData(Milestone.AfterCommit, null)] // the next process finds nothing left to die in
    public async Task A_run_that_is_killed_once_or_twice_in_a_row_leaves_the_ledger_of_a_clean_run(Milestone first, Milestone? second, int pass = 1)
    {
        await using var twice = await CrashSite.OpenAsync();
        Assert.True(await twice.KilledAsync(first, pass));
        await using var once = twice.Copy();

        var restarted = await once.RestartAsync();
        Assert.Equal(second is not null, await twice.KilledAsync(second, pass));

        Assert.Equal([], await CrashVerdict.OfAsync(restarted));
        Assert.Equal([], await CrashVerdict.OfAsync(await twice.RestartAsync()));
        Assert.Null(await restarted.Get<BatchLifeService>().PostAsync("B-000001"));
        Assert.Equal([], (await restarted.VerifyAsync()).Findings);
    }

    [Fact]
    public async Task A_run_that_dies_at_every_attempt_fails_with_the_reason()
    {
        await using var site = await CrashSite.OpenAsync();
        for (var attempt = 1; attempt <= LedgerRun.MostAttempts; attempt++) Assert.True(await site.KilledAsync(Milestone.Claimed));

        var books = await site.RestartAsync();

        await using var db = books.Db();
        var (run, batch) = (await db.LedgerRuns.SingleAsync(), await db.Batches.SingleAsync());
        Assert.Equal((LedgerRunState.Failed, BatchWord.LedgerFailed), (run.State, batch.Word));
        Assert.StartsWith("Given up after 5 attempts that ended without a result", run.FailureReason);
        Assert.Equal(run.FailureReason, batch.LedgerFailure);
        Assert.Equal((0, 0), (await db.JournalEntries.CountAsync(), await db.JournalLines.CountAsync()));
        Assert.Equal([], (await books.VerifyAsync()).Findings);
        Assert.Null((await books.Get<LedgerRunService>().RetryAsync(run.Id)).Refusal);
        await books.Get<LedgerRunWorker>().WorkOffAsync(CancellationToken.None);
        Assert.Equal(1, await db.JournalEntries.CountAsync());
    }

    [Fact]
    public async Task A_generator_that_commits_in_chunks_without_a_fence_is_caught()
    {
        await using var site = await CrashSite.OpenAsync();
        Assert.True(await site.KilledAsync(Milestone.PortionMapped, 2, nameof(NaiveGenerator)));

        var wrong = await CrashVerdict.OfAsync(await site.RestartAsync(books => new NaiveGenerator(books, new RunMilestones()).GenerateAsync()));

        // It balances and agrees with itself; only the source and the clean run know better.
        Assert.Equal(
            ["another hash than that of a clean run", "other lines than those of a clean run", "0 mails of the kind LedgerReady instead of one",
                "Each transaction of a batch with a ledger is in its journal once, with its amount"], wrong);
    }

    [Fact]
    public async Task A_generator_that_commits_in_chunks_passes_only_while_nobody_kills_it()
    {
        await using var site = await CrashSite.OpenAsync();
        var books = await site.RestartAsync(async books =>
        {
            Assert.Null((await books.Get<LedgerRunService>().CreateAsync("B-000001")).Refusal);
            await new NaiveGenerator(books, new RunMilestones()).GenerateAsync();
        });

        Assert.Equal(["0 mails of the kind LedgerReady instead of one"], await CrashVerdict.OfAsync(books));
    }

    [Fact]
    public async Task A_second_process_on_the_same_folder_is_refused_with_the_process_that_holds_it()
    {
        await using var site = await CrashSite.OpenAsync();
        await site.RestartAsync();

        var (exit, output) = await site.ServeAsync();

        Assert.Equal(1, exit);
        Assert.Contains($"process {Environment.ProcessId}). Stop it first, or name another folder with --data.", output);
    }
}
