namespace BatchLedger.Journals;

public static class JournalsRoom
{
    public static IServiceCollection AddJournals(this IServiceCollection services) => services.AddScoped<JournalReader>();
}
