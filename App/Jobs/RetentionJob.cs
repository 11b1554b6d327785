using BatchLedger.LedgerRuns;
using Quartz;

namespace BatchLedger.Jobs;

/// <summary>The doorbell of the retention, once a day.</summary>
[DisallowConcurrentExecution]
public sealed class RetentionJob(LedgerRunRetention retention) : IJob
{
    public static readonly JobKey Key = new("retention");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken token) => await retention.PruneAsync(token);
}
