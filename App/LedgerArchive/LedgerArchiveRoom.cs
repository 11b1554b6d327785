namespace BatchLedger.LedgerArchive;

public static class LedgerArchiveRoom
{
    public static IServiceCollection AddLedgerArchive(this IServiceCollection services) => services
        .AddSingleton<LedgerVault>()
        .AddSingleton<FileArchive>()
        .AddSingleton<StoredFileSweep>()
        .AddScoped<StoredFileService>();
}
