namespace BatchLedger.OutsideGl;

public static class OutsideGlRoom
{
    public static IServiceCollection AddOutsideGl(this IServiceCollection services)
    {
        // Not through the factory's logging, which would write addresses: NetSuite's and QuickBooks' name the account.
        services.AddHttpClient<OutsideDoor>(OutsideDoor.Configure).ConfigurePrimaryHttpMessageHandler(OutsideDoor.Handler).RemoveAllLoggers();
        return services;
    }
}
