namespace BatchLedger.LedgerArchive;

public static class LedgerArchiveRoom
{
    public static IServiceCollection AddLedgerArchive(this IServiceCollection services) => services
        .AddSingleton<FileArchive>()
        .AddSingleton<StoredFileSweep>()
        .AddScoped<StoredFileService>();
}
