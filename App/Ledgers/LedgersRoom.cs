namespace BatchLedger.Ledgers;

public static class LedgersRoom
{
    public static IServiceCollection AddLedgers(this IServiceCollection services) => services
        .AddScoped<CompanyService>()
        .AddScoped<BranchService>()
        .AddScoped<LedgerService>();
}
