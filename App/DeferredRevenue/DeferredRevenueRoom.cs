namespace BatchLedger.DeferredRevenue;

public static class DeferredRevenueRoom
{
    public static IServiceCollection AddDeferredRevenue(this IServiceCollection services) => services.AddScoped<DeferredRevenueService>();
}
