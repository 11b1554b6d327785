using BatchLedger.Features;
using BatchLedger.Ledgers;
using BatchLedger.Refusals;

namespace BatchLedger.GlConnections;

/// <summary>Every "no" about connections to accounting systems.</summary>
public static class GlConnectionRefusals
{
    public static string Address(Company company) => $"/settings/accounting-system/{company.Code}";

    public static RecordLink Link(Company company) => new("Accounting system", Address(company));

    /// <summary>Why nothing of this company can be sent: the feature is off, its system takes nothing directly, there is no connection, or a person must sign in. Null: it can.</summary>
    public static Refusal? WhyNotSend(Company company, GlConnection? connection, FeatureSet features)
    {
        if (WhyNotConnect(company, features) is { } refusal) return refusal;
        if (connection is null || connection.System != company.AccountingSystem || connection.State is ConnectionState.Draft)
            return new Refusal("GlConnections.NotConnected", $"Company {company.Code} is not connected to {company.AccountingSystem.InWords()} yet. An administrator connects it in Settings.").With(Link(company));
        return connection.State is ConnectionState.NeedsSignIn ? NeedsSignIn(connection).With(Link(company)) : null;
    }

    /// <summary>Why this company has no connection at all: the feature is off, or its system takes nothing directly.</summary>
    public static Refusal? WhyNotConnect(Company company, FeatureSet features)
    {
        if (!features.Has(Feature.GlIntegration)) return FeatureRefusals.Off(Feature.GlIntegration, "Sending journals to an accounting system");
        if (company.AccountingSystem.CanConnect()) return null;
        return new Refusal("GlConnections.CannotConnect",
            $"Company {company.Code} keeps its books in {company.AccountingSystem.InWords()}, which takes files and no direct connection. QuickBooks Online, Sage Intacct and NetSuite can be connected.")
            .With(new RecordLink($"Company {company.Code}", LedgersRefusals.Address(company)));
    }

    public static Refusal NeedsSignIn(GlConnection connection) => new("GlConnections.NeedsSignIn",
        $"{connection.System.InWords()} does not take our sign-in any more. An administrator must connect again.");

    public static Refusal SecretsLost(AccountingSystem system) => new("GlConnections.SecretsLost",
        $"The secrets of the connection to {system.InWords()} cannot be read any more, for the keys that sealed them are gone. They must be entered again.");

    public static Refusal NoStandIn(AccountingSystem system) => new("GlConnections.NoStandIn",
        $"No stand-in for {system.InWords()} is set up: the setting {StandIns.Setting(system)} must name an http address on this machine. Choose sandbox or production, or have it set.");
}
