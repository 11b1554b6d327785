using BatchLedger.LedgerRuns;
using Quartz;

namespace BatchLedger.Jobs;

public static class JobsRoom
{
    /// <summary>The timetable. Quartz keeps nothing: what is to be done stands in our own tables.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration configuration)
    {
        var sweep = configuration.GetSection("LedgerRuns").Get<LedgerRunOptions>()?.Sweep ?? new LedgerRunOptions().Sweep;
        services.AddHostedService<TakeOver>();
        services.AddHostedService<PostedListener>();
        services.AddQuartz(quartz =>
        {
            quartz.UseInMemoryStore();
            quartz.AddJob<LedgerRunJob>(job => job.WithIdentity(LedgerRunJob.Key).StoreDurably());
            quartz.AddTrigger(trigger => trigger.ForJob(LedgerRunJob.Key).StartNow()
                .WithSimpleSchedule(schedule => schedule.WithInterval(sweep).RepeatForever()));
            quartz.AddJob<RetentionJob>(job => job.WithIdentity(RetentionJob.Key).StoreDurably());
            quartz.AddTrigger(trigger => trigger.ForJob(RetentionJob.Key).StartNow()
                .WithSimpleSchedule(schedule => schedule.WithInterval(TimeSpan.FromDays(1)).RepeatForever()));
            quartz.AddJob<DueJournalsJob>(job => job.WithIdentity(DueJournalsJob.Key).StoreDurably());
            quartz.AddTrigger(trigger => trigger.ForJob(DueJournalsJob.Key).StartNow()
                .WithSimpleSchedule(schedule => schedule.WithInterval(TimeSpan.FromHours(1)).RepeatForever()));
        });
        services.AddQuartzHostedService(quartz => quartz.WaitForJobsToComplete = true);
        services.AddSingleton<ILedgerRunQueue, QuartzRunQueue>();
        return services;
    }
}
