namespace BatchLedger.BankReconciliations;

public static class BankReconciliationsRoom
{
    public static IServiceCollection AddBankReconciliations(this IServiceCollection services) => services
        .AddScoped<ReconciliationService>()
        .AddScoped<ReconciliationReader>()
        .AddScoped<ReconciliationFile>();
}
