namespace BatchLedger.GeneralLedger;

public static class GeneralLedgerRoom
{
    public static IServiceCollection AddGeneralLedger(this IServiceCollection services) => services.AddScoped<BookReader>().AddScoped<BookFileService>();
}
