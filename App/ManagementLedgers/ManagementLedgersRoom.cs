namespace BatchLedger.ManagementLedgers;

public static class ManagementLedgersRoom
{
    public static IServiceCollection AddManagementLedgers(this IServiceCollection services) => services.AddScoped<ManagementLedgerReader>().AddScoped<ManagementLedgerFile>();
}
