using Microsoft.Extensions.Options;

namespace BatchLedger.LedgerRuns;

/// <summary>Works off what stands in the table, one run after the other. Whoever rings, and however often, it takes each run once.</summary>
public sealed class LedgerRunWorker(LedgerRunLease lease, LedgerGenerator generator) : IDisposable
{
    private readonly SemaphoreSlim alone = new(1, 1);

    public async Task WorkOffAsync(CancellationToken token)
    {
        await alone.WaitAsync(token);
        try
        {
            while (await lease.ClaimAsync(token) is { } claimed)
                await generator.GenerateAsync(claimed.RunId, claimed.Fence, token);
        }
        finally
        {
            alone.Release();
        }
    }

    public void Dispose() => alone.Dispose();
}

/// <summary>When a worker last looked for work, so that "no worker is running" can be shown instead of an eternal "queued".</summary>
public sealed class LedgerRunPulse(TimeProvider clock, IOptions<LedgerRunOptions> options)
{
    private long lastBeat;

    public DateTimeOffset? LastBeat => Interlocked.Read(ref lastBeat) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>False when no worker has looked for three sweeps.</summary>
    public bool IsAlive => LastBeat is { } beat && clock.GetUtcNow() - beat < 3 * options.Value.Sweep + TimeSpan.FromSeconds(10);

    public void Beat() => Interlocked.Exchange(ref lastBeat, clock.GetUtcNow().UtcTicks);
}
