namespace BatchLedger.Ledgers;

public static class LedgersRoom
{
    public static IServiceCollection AddLedgers(this IServiceCollection services) => services
        .AddScoped<CompanyService>()
        .AddScoped<FileProfileService>()
        .AddScoped<BranchService>()
        .AddScoped<LedgerReader>()
        .AddScoped<LedgerCompanyService>()
        .AddScoped<LedgerService>();
}
