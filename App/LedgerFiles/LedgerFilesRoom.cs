using BatchLedger.LedgerRuns;

namespace BatchLedger.LedgerFiles;

public static class LedgerFilesRoom
{
    public static IServiceCollection AddLedgerFiles(this IServiceCollection services) => services
        .AddSingleton<LedgerShelf>()
        .AddSingleton<BoundLedgerPost>()
        .AddSingleton<ILedgerBinder, LedgerBinder>()
        .AddScoped<LedgerPress>()
        .AddScoped<LedgerFileService>();
}
