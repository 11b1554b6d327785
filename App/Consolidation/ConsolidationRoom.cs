namespace BatchLedger.Consolidation;

public static class ConsolidationRoom
{
    public static IServiceCollection AddConsolidation(this IServiceCollection services) => services
        .AddScoped<ConsolidationReader>()
        .AddScoped<ConsolidationFile>();
}
