namespace BatchLedger.Features;

public static class FeaturesRoom
{
    public static IServiceCollection AddFeatures(this IServiceCollection services) => services.AddScoped<FeatureReader>();
}
