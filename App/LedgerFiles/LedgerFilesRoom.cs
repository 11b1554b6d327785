namespace BatchLedger.LedgerFiles;

public static class LedgerFilesRoom
{
    public static IServiceCollection AddLedgerFiles(this IServiceCollection services) => services
        .AddSingleton<LedgerShelf>()
        .AddScoped<LedgerPress>()
        .AddScoped<LedgerFileService>();
}
