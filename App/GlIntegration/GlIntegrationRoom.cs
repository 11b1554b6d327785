namespace BatchLedger.GlIntegration;

public static class GlIntegrationRoom
{
    public static IServiceCollection AddGlIntegration(this IServiceCollection services) => services
        .AddSingleton<GlMilestones>()
        .AddSingleton<GlClaims>()
        .AddSingleton<GlCalls>()
        .AddSingleton<GlEndings>()
        .AddSingleton<GlPreparation>()
        .AddSingleton<GlValidation>()
        .AddSingleton<GlDispatch>()
        .AddSingleton<GlLookUp>()
        .AddSingleton<GlRemoval>()
        .AddSingleton<GlCarriers>()
        .AddSingleton<AutomaticSending>()
        .AddSingleton<GlSender>()
        .AddScoped<GlDeliveryService>()
        .AddScoped<GlIntegrationReader>();

    /// <summary>Lets deliveries go out by themselves. The site does this; a short command works them off or leaves them to the site.</summary>
    public static IServiceCollection AddGlSenderWorker(this IServiceCollection services) => services.AddHostedService<GlSenderWorker>();
}
