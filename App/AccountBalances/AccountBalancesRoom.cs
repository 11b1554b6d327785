namespace BatchLedger.AccountBalances;

public static class AccountBalancesRoom
{
    public static IServiceCollection AddAccountBalances(this IServiceCollection services) => services.AddScoped<BalanceRebuildService>();
}
