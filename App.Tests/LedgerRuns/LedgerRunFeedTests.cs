using BatchLedger.LedgerRuns;

namespace BatchLedger.Tests.LedgerRuns;

public class LedgerRunFeedTests
{
    private readonly LedgerRunFeed feed = new(TimeProvider.System);

    [Fact]
    public async Task It_shows_the_newest_step_to_a_reader_who_arrives_late()
    {
        feed.Publish(Step(7, 100));
        feed.Publish(Step(7, 200));

        Assert.Equal(200, (await FirstAsync(7)).Done);
    }

    [Fact]
    public async Task It_follows_its_own_run_and_no_other()
    {
        feed.Publish(Step(8, 900));
        var first = FirstAsync(7);
        feed.Publish(Step(8, 901));
        feed.Publish(Step(7, 1));

        Assert.Equal((7, 1), ((await first).RunId, (await first).Done));
    }

    [Fact]
    public async Task It_ends_with_the_last_step_and_forgets_the_run()
    {
        feed.Publish(Step(7, 5));
        var steps = new List<int>();
        await foreach (var step in feed.WatchAsync(7, CancellationToken.None))
        {
            steps.Add(step.Done);
            feed.Publish(Step(7, 10, LedgerRunState.Completed));
        }

        Assert.Equal([5, 10], steps);
        Assert.Null(feed.Newest(7));
        Assert.Equal(0, feed.WatcherCount);
    }

    [Fact]
    public async Task It_stops_watching_when_the_reader_leaves()
    {
        using var leaving = new CancellationTokenSource();
        var watching = Task.Run(async () =>
        {
            await foreach (var _ in feed.WatchAsync(7, leaving.Token))
            {
                // A reader who only looks.
            }
        });
        while (feed.WatcherCount == 0) await Task.Yield();

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watching);
        Assert.Equal(0, feed.WatcherCount);
    }

    private async Task<LedgerRunProgress> FirstAsync(int run)
    {
        await foreach (var step in feed.WatchAsync(run, CancellationToken.None)) return step;
        throw new InvalidOperationException("The feed ended without a step.");
    }

    private static LedgerRunProgress Step(int run, int done, LedgerRunState state = LedgerRunState.Running) =>
        new(run, state, LedgerRunStage.Mapping, done, 1000, 0, Books.Start);
}
