namespace BatchLedger.OwnerStatements;

public static class OwnerStatementsRoom
{
    public static IServiceCollection AddOwnerStatements(this IServiceCollection services) => services.AddScoped<StatementService>().AddScoped<StatementDialogs>();
}
