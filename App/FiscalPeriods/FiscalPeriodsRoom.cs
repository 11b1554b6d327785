namespace BatchLedger.FiscalPeriods;

public static class FiscalPeriodsRoom
{
    public static IServiceCollection AddFiscalPeriods(this IServiceCollection services) => services.AddScoped<FiscalYearService>().AddScoped<FiscalPeriodService>().AddScoped<CompanySetUp>();
}
