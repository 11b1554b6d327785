namespace BatchLedger.Audits;

public static class AuditsRoom
{
    public static IServiceCollection AddAudits(this IServiceCollection services) => services.AddScoped<VerifyService>();
}
