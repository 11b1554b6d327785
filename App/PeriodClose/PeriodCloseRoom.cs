namespace BatchLedger.PeriodClose;

public static class PeriodCloseRoom
{
    public static IServiceCollection AddPeriodClose(this IServiceCollection services) => services.AddScoped<PeriodCloseService>().AddScoped<PeriodReader>();
}
