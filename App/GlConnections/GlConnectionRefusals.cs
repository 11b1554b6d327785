using BatchLedger.Features;
using BatchLedger.Ledgers;
using BatchLedger.OutsideGl;
using BatchLedger.Refusals;
using BatchLedger.Trail;

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

    /// <summary>Stands in the copy that a backup makes.</summary>
    public const string Restored = "This is a restored backup, and journals may have been sent since it was made. An administrator tests the connection or signs in again; until then nothing goes out.";

    public static Refusal SecretsLost(AccountingSystem system) => new("GlConnections.SecretsLost",
        $"The secrets of the connection to {system.InWords()} cannot be read any more, for the keys that sealed them are gone. They must be entered again.");

    public static Refusal NoStandIn(AccountingSystem system) => new("GlConnections.NoStandIn",
        $"No stand-in for {system.InWords()} is set up: the setting {StandIns.Setting(system)} must name an http address on this machine. Choose sandbox or production, or have it set.");

    public static Refusal FromMissing => new("GlConnections.FromMissing", "Enter the date from which journals are sent.");

    public static Refusal FieldNotAChoice(ConnectionField field) => new("GlConnections.FieldNotAChoice", $"“{field.Label}” is one of {string.Join(", ", field.Choices)}.");

    public static Refusal NothingTyped(Company company) => new("GlConnections.NothingTyped",
        $"Save the connection of company {company.Code} to {company.AccountingSystem.InWords()} first.");

    public static Refusal SignInFirst(Company company) => new("GlConnections.SignInFirst", $"Sign in to {company.AccountingSystem.InWords()} first.");

    public static Refusal NotByBrowser(AccountingSystem system) => new("GlConnections.NotByBrowser",
        $"{system.InWords()} is reached with what was typed in; there is no page to sign in on. Test the connection instead.");

    public static Refusal NoBrowser => new("GlConnections.NoBrowser", "Signing in to an accounting system needs a person at a browser.");

    public static Refusal StillConnected(Company company) => new("GlConnections.StillConnected",
        $"Company {company.Code} is connected to {company.AccountingSystem.InWords()}. Disconnect it before you remove the connection.");

    public static Refusal HasDeliveries(Company company, int deliveries) => new Refusal("GlConnections.HasDeliveries",
        $"{deliveries:N0} {(deliveries == 1 ? "journal was" : "journals were")} validated or sent through the connection of company {company.Code}, and the record of that stays. Disconnect it instead.")
        .With(new RecordLink("GL integration", "/gl-integration"));

    public static Refusal BooksStay(Company company, int held) => new Refusal("GlConnections.BooksStay",
        $"{held:N0} {(held == 1 ? "journal is" : "journals are")} in the books this connection leads to, or on the way there, so it cannot lead to other books. Delete or reverse them there first.")
        .With(new RecordLink("GL integration", $"/gl-integration?company={company.Code}"));

    /// <summary>What the outside system, or the way to it, said.</summary>
    public static Refusal Of(GlAnswer answer) => new($"GlConnections.{answer.Class}", answer.Message);

    public static string NotRevoked(AccountingSystem system, GlAnswer answer) =>
        $"{system.InWords()} did not confirm that the sign-in is worthless now ({answer.Message}) Remove BatchLedger from the connected apps there.";

    /// <summary>As the audit trail calls it.</summary>
    public static string Name(Company company) => $"Connection of company {company.Code} to {company.AccountingSystem.InWords()}";

    public static AuditEntry Entry(string action, Company company) => new(action, Name(company)) { CompanyId = company.Id, Address = Address(company) };
}
