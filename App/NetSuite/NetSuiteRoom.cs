using BatchLedger.OutsideGl;

namespace BatchLedger.NetSuite;

public static class NetSuiteRoom
{
    public static IServiceCollection AddNetSuite(this IServiceCollection services) => services.AddTransient<IGlConnector, NetSuiteConnector>();
}
