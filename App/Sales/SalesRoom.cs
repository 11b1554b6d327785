namespace BatchLedger.Sales;

public static class SalesRoom
{
    public static IServiceCollection AddSales(this IServiceCollection services) => services
        .AddScoped<TransactionService>()
        .AddScoped<ReversalService>()
        .AddScoped<JournalChoices>()
        .AddScoped<OrderService>()
        .AddScoped<CheckoutService>()
        .AddScoped<ChoiceService>()
        .AddScoped<SalesReads>().AddScoped<TransactionTrace>()
        .AddScoped<SalesDialogs>();
}
