namespace BatchLedger.Translations;

public static class TranslationsRoom
{
    public static IServiceCollection AddTranslations(this IServiceCollection services) => services.AddScoped<TranslationService>();
}
