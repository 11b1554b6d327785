namespace BatchLedger.RecurringJournals;

public static class RecurringJournalsRoom
{
    public static IServiceCollection AddRecurringJournals(this IServiceCollection services) => services
        .AddScoped<RecurringJournalService>()
        .AddScoped<RecurringReader>()
        .AddScoped<RecurringDialogs>()
        .AddScoped<DueJournals>()
        .AddSingleton<DueJournalsByItself>();
}
