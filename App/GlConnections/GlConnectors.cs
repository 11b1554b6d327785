using BatchLedger.Ledgers;
using BatchLedger.OutsideGl;

namespace BatchLedger.GlConnections;

/// <summary>The connector of each system. Made anew for each use, so that none keeps a network handler for ever.</summary>
public sealed class GlConnectors(IServiceProvider services)
{
    public IGlConnector Of(AccountingSystem system) => Find(system) ?? throw new InvalidOperationException($"There is no connector for {system.InWords()}.");

    public IGlConnector? Find(AccountingSystem system) => services.GetServices<IGlConnector>().FirstOrDefault(connector => connector.System == system);
}
