using BatchLedger.LedgerRuns;
using Quartz;

namespace BatchLedger.Jobs;

/// <summary>The doorbell of the ledger runs.</summary>
[DisallowConcurrentExecution]
public sealed class LedgerRunJob(LedgerRunWorker worker) : IJob
{
    public static readonly JobKey Key = new("ledger-runs");

    public ValueTask Execute(IJobExecutionContext context, CancellationToken token) => new(worker.WorkOffAsync(token));
}
