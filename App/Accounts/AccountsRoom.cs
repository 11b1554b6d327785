namespace BatchLedger.Accounts;

public static class AccountsRoom
{
    public static IServiceCollection AddAccounts(this IServiceCollection services) => services
        .AddScoped<AccountService>()
        .AddScoped<DepartmentService>()
        .AddScoped<AccountMapService>()
        .AddScoped<InterBranchService>();
}
