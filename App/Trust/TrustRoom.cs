namespace BatchLedger.Trust;

public static class TrustRoom
{
    public static IServiceCollection AddTrust(this IServiceCollection services) => services
        .AddScoped<TrustReceiptService>()
        .AddScoped<TrustPaymentService>()
        .AddScoped<FeeService>()
        .AddScoped<TrustCorrectionService>()
        .AddScoped<TrustChoices>().AddScoped<TrustDialogs>();
}
