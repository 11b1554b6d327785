namespace BatchLedger.Catalog;

public static class CatalogRoom
{
    public static IServiceCollection AddCatalog(this IServiceCollection services) => services
        .AddScoped<MemberService>()
        .AddScoped<ProductService>()
        .AddScoped<PaymentMethodService>()
        .AddScoped<AccountUseService>();
}
