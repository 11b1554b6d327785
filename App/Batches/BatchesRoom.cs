namespace BatchLedger.Batches;

public static class BatchesRoom
{
    public static IServiceCollection AddBatches(this IServiceCollection services) => services
        .AddScoped<BatchService>()
        .AddScoped<BatchLifeService>()
        .AddScoped<BatchReader>()
        .AddScoped<BatchFormChoices>();
}
