namespace BatchLedger.Imports;

public static class ImportsRoom
{
    public static IServiceCollection AddImports(this IServiceCollection services) => services
        .AddSingleton<Uploads>()
        .AddScoped<ImportService>();
}
