namespace BatchLedger.Managements;

public static class ManagementsRoom
{
    public static IServiceCollection AddManagements(this IServiceCollection services) => services
        .AddScoped<ManagementReader>()
        .AddScoped<ManagementService>()
        .AddScoped<TenancyService>()
        .AddScoped<InvoiceService>()
        .AddScoped<ManagementDialogs>();
}
