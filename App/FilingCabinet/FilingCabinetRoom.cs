namespace BatchLedger.FilingCabinet;

public static class FilingCabinetRoom
{
    public static IServiceCollection AddFilingCabinet(this IServiceCollection services) => services.AddSingleton<Filing>().AddScoped<FilingService>();
}
