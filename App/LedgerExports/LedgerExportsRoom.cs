namespace BatchLedger.LedgerExports;

public static class LedgerExportsRoom
{
    public static IServiceCollection AddLedgerExports(this IServiceCollection services) => services.AddScoped<LedgerExportService>().AddScoped<LedgerExportReader>();
}
