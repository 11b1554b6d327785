using BatchLedger.LedgerArchive;
using BatchLedger.LedgerFiles;
using BatchLedger.LedgerRuns;
using Quartz;

namespace BatchLedger.Jobs;

/// <summary>The doorbell of the retention and of the sweeps of the archive and the shelf, once a day.</summary>
[DisallowConcurrentExecution]
public sealed class RetentionJob(LedgerRunRetention retention, StoredFileSweep archive, LedgerShelf shelf) : IJob
{
    public static readonly JobKey Key = new("retention");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken token)
    {
        await retention.PruneAsync(token);
        await archive.SweepAsync(token);
        shelf.Sweep();
    }
}
