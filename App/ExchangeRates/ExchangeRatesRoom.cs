namespace BatchLedger.ExchangeRates;

public static class ExchangeRatesRoom
{
    public static IServiceCollection AddExchangeRates(this IServiceCollection services) => services.AddScoped<ExchangeRateService>();
}
