namespace BatchLedger.Settings;

public static class SettingsRoom
{
    public static IServiceCollection AddSettings(this IServiceCollection services) => services.AddScoped<SettingsService>();
}
