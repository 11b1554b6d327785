using BatchLedger.LedgerRuns;
using Quartz;

namespace BatchLedger.Jobs;

/// <summary>Rings by triggering the job at once.</summary>
public sealed class QuartzRunQueue(ISchedulerFactory schedulers) : ILedgerRunQueue
{
    public async ValueTask RingAsync()
    {
        var scheduler = await schedulers.GetScheduler();
        await scheduler.TriggerJob(LedgerRunJob.Key);
    }
}
