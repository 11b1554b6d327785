using BatchLedger.Ledgers;

namespace BatchLedger.GlConnections;

/// <summary>Which accounting systems can be reached directly, and what the buttons that reach them are called (S0.6, S1.26).</summary>
public static class GlSystems
{
    public static bool CanConnect(this AccountingSystem system) =>
        system is AccountingSystem.QuickBooksOnline or AccountingSystem.SageIntacct or AccountingSystem.NetSuite;

    /// <summary>On the batch and on the Ledger Export.</summary>
    public static string SendTitle(this AccountingSystem system) => system switch
    {
        AccountingSystem.QuickBooksOnline => "QB Connect",
        AccountingSystem.SageIntacct => "Send Details to Intacct",
        _ => "Send Details to NetSuite",
    };
}
