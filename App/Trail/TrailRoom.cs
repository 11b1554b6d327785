namespace BatchLedger.Trail;

public static class TrailRoom
{
    public static IServiceCollection AddTrail(this IServiceCollection services) => services.AddScoped<AuditService>();
}
