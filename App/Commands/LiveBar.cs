using BatchLedger.LedgerRuns;
using Spectre.Console;

namespace BatchLedger.Commands;

/// <summary>Movement for people at a terminal; nothing at all in a pipe or a log.</summary>
internal static class LiveBar
{
    public static Task<T> WhileAsync<T>(CommandLineDesk desk, string words, Func<Task<T>> work) =>
        desk.IsLive ? AnsiConsole.Status().StartAsync(Markup.Escape(words), _ => work()) : work();

    public static Task WhileRunningAsync(CommandLineDesk desk, int runId, Func<Task> work) =>
        desk.IsLive ? AnsiConsole.Progress().StartAsync(context => FollowAsync(desk, runId, (context.AddTask("Waiting"), work))) : work();

    private static async Task FollowAsync(CommandLineDesk desk, int runId, (ProgressTask Bar, Func<Task> Work) show)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(desk.Token);
        var watching = WatchAsync(desk, runId, (show.Bar, end.Token));
        try
        {
            await show.Work();
        }
        finally
        {
            await end.CancelAsync();
            await watching;
        }
        show.Bar.Value = 100;
    }

    private static async Task WatchAsync(CommandLineDesk desk, int runId, (ProgressTask Bar, CancellationToken Token) show)
    {
        try
        {
            await foreach (var progress in desk.Get<LedgerRunFeed>().WatchAsync(runId, show.Token))
            {
                show.Bar.Value = progress.Percent;
                show.Bar.Description = Markup.Escape(LedgerRunWords.Headline(progress.Stage, progress.Done, progress.Total));
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over; its row tells how it ended.
        }
    }
}
