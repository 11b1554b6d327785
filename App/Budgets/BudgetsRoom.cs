namespace BatchLedger.Budgets;

public static class BudgetsRoom
{
    public static IServiceCollection AddBudgets(this IServiceCollection services) => services
        .AddScoped<BudgetService>()
        .AddScoped<BudgetCopy>()
        .AddScoped<BudgetComparisonReader>()
        .AddScoped<ComparisonFile>();
}
