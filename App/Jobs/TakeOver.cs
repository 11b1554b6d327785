using BatchLedger.LedgerRuns;

namespace BatchLedger.Jobs;

/// <summary>Before the first ring: runs that a former process left in the middle are free to be taken again.</summary>
public sealed class TakeOver(LedgerRunLease lease) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => lease.TakeOverAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
