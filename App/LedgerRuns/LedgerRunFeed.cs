using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace BatchLedger.LedgerRuns;

/// <summary>
/// Carries progress from the running job to whoever is looking. It keeps only the newest step: a reader who
/// falls behind skips ahead, so a slow browser can neither slow the job nor fill the memory.
/// The database row, not this feed, is what a run <em>is</em>.
/// </summary>
public sealed class LedgerRunFeed(TimeProvider clock)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    private readonly Lock gate = new();
    private readonly Dictionary<int, LedgerRunProgress> newest = [];
    private readonly HashSet<(int RunId, Channel<LedgerRunProgress> Box)> watchers = [];

    public int WatcherCount { get { lock (gate) return watchers.Count; } }

    public void Publish(LedgerRunProgress progress)
    {
        lock (gate)
        {
            // A finished run needs no memory: whoever comes later reads its row.
            if (progress.IsLast) newest.Remove(progress.RunId);
            else newest[progress.RunId] = progress;
            foreach (var (runId, box) in watchers)
                if (runId == progress.RunId)
                    box.Writer.TryWrite(progress);
        }
    }

    public LedgerRunProgress? Newest(int runId)
    {
        lock (gate) return newest.GetValueOrDefault(runId);
    }

    public async IAsyncEnumerable<LedgerRunProgress> WatchAsync(int runId, [EnumeratorCancellation] CancellationToken token)
    {
        var box = Channel.CreateBounded<LedgerRunProgress>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });

        // The newest step and the place among the watchers are taken under one lock,
        // so no step can slip between them.
        lock (gate)
        {
            if (newest.TryGetValue(runId, out var now)) box.Writer.TryWrite(now);
            watchers.Add((runId, box));
        }

        try
        {
            await foreach (var progress in box.Reader.ReadAllAsync(token))
            {
                yield return progress;
                if (progress.IsLast) yield break;
                await Task.Delay(Pace, clock, token);
            }
        }
        finally
        {
            lock (gate) watchers.Remove((runId, box));
        }
    }
}
