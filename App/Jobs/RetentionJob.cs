using BatchLedger.LedgerArchive;
using BatchLedger.LedgerRuns;
using Quartz;

namespace BatchLedger.Jobs;

/// <summary>The doorbell of the retention and of the sweep of the archive, once a day.</summary>
[DisallowConcurrentExecution]
public sealed class RetentionJob(LedgerRunRetention retention, StoredFileSweep sweep) : IJob
{
    public static readonly JobKey Key = new("retention");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken token)
    {
        await retention.PruneAsync(token);
        await sweep.SweepAsync(token);
    }
}
