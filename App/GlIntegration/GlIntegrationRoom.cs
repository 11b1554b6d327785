namespace BatchLedger.GlIntegration;

public static class GlIntegrationRoom
{
    public static IServiceCollection AddGlIntegration(this IServiceCollection services) => services
        .AddScoped<GlDeliveryService>()
        .AddScoped<GlIntegrationReader>();
}
