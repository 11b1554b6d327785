using BatchLedger.Live;
using Quartz;

namespace BatchLedger.Jobs;

/// <summary>Rings for the journals that reverse by themselves as soon as a batch is posted; else they would wait for the hour.</summary>
public sealed class PostedListener(Bell bell, ISchedulerFactory schedulers) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var scheduler = await schedulers.GetScheduler(stoppingToken);
        await foreach (var _ in bell.ListenAsync([Topics.Posted], stoppingToken)) await scheduler.TriggerJob(DueJournalsJob.Key, stoppingToken);
    }
}
