using BatchLedger.OutsideGl;

namespace BatchLedger.SageIntacct;

public static class SageIntacctRoom
{
    public static IServiceCollection AddSageIntacct(this IServiceCollection services) => services.AddTransient<IGlConnector, SageIntacctConnector>();
}
