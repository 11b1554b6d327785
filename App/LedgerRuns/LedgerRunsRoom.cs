namespace BatchLedger.LedgerRuns;

public static class LedgerRunsRoom
{
    public static IServiceCollection AddLedgerRuns(this IServiceCollection services)
    {
        services.AddOptions<LedgerRunOptions>().BindConfiguration("LedgerRuns").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ILedgerRunQueue, NoQueue>();
        return services.AddSingleton<LedgerRunFeed>()
            .AddSingleton<RunMilestones>()
            .AddSingleton<LedgerRunLease>()
            .AddSingleton<LedgerRunDesk>()
            .AddSingleton<LedgerRunEnding>()
            .AddSingleton<LedgerRunLaneEnding>()
            .AddSingleton<LedgerRunReporter>()
            .AddSingleton<LedgerMaker>()
            .AddSingleton<MassLedgerGenerator>()
            .AddSingleton<LedgerRunMailer>()
            .AddSingleton<MassRunMails>()
            .AddSingleton<LedgerRunMails>()
            .AddSingleton<LedgerGenerator>()
            .AddSingleton<LedgerRunWorker>()
            .AddSingleton<LedgerRunPulse>()
            .AddSingleton<LedgerRunRetention>()
            .AddScoped<LedgerRunService>()
            .AddScoped<LedgerRunReader>();
    }

    /// <summary>Without a scheduler (command line) nobody needs to be rung: who asked works the runs off by itself.</summary>
    private sealed class NoQueue : ILedgerRunQueue
    {
        public ValueTask RingAsync() => ValueTask.CompletedTask;
    }
}
