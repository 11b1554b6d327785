namespace BatchLedger.GlConnections;

public static class GlConnectionsRoom
{
    public static IServiceCollection AddGlConnections(this IServiceCollection services) => services
        .AddSingleton<StandIns>()
        .AddSingleton<GlSeal>()
        .AddSingleton<GlConnectors>()
        .AddSingleton<GlAccess>()
        .AddSingleton<GlTokenStore>()
        .AddSingleton<GlSessions>()
        .AddSingleton<OutsideBooksKeeper>()
        .AddScoped<GlConnectionService>()
        .AddScoped<GlSignInService>()
        .AddScoped<SignInReturnService>()
        .AddScoped<OutsideBooksService>()
        .AddScoped<GlMapService>();
}
