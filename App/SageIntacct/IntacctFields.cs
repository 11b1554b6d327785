using BatchLedger.Currencies;
using BatchLedger.Ledgers;
using BatchLedger.OutsideGl;
using BatchLedger.Refusals;

namespace BatchLedger.SageIntacct;

/// <summary>What is typed in to reach Sage Intacct, and what of it cannot be right.</summary>
public static class IntacctFields
{
    public const string Gateway = "gateway", SenderId = "senderId", SenderPassword = "senderPassword", CompanyId = "companyId", UserId = "userId", UserPassword = "userPassword",
        ClientId = "clientId", ClientSecret = "clientSecret", EntityId = "locationId", BaseCurrency = "currency";

    public const string Xml = "XML", Rest = "REST";

    /// <summary>The symbol of the journal, which the company's file profile holds; nobody types it in here.</summary>
    public const string Journal = "journal";

    public const string UsualCurrency = "USD";

    // No source gives a limit; nothing real is longer.
    private const int Longest = 200;

    public static IReadOnlyList<ConnectionField> All { get; } =
    [
        new(Gateway, "Gateway") { Choices = [Xml, Rest], Needed = false, Help = "XML is the usual one: it refuses a journal that comes twice by itself. REST carries the number of a journal as its description." },
        new(CompanyId, "Company ID") { Help = "As at the Intacct sign-in. A sandbox or implementation company has an ID of its own.", TellsBooks = true },
        new(UserId, "User ID") { Help = "A Web Services user who may create, list and delete journal entries." },
        new(UserPassword, "User password") { Secret = true, Needed = false, Help = "For XML." },
        new(SenderId, "Sender ID") { Needed = false, Help = "For XML: of the Web Services licence. Authorise it in Intacct under Company > Setup > Company > Security." },
        new(SenderPassword, "Sender password") { Secret = true, Needed = false, Help = "For XML." },
        new(ClientId, "Client ID") { Needed = false, Help = "For REST: of the application, whose sender ID must be authorised in the company too." },
        new(ClientSecret, "Client secret") { Secret = true, Needed = false, Help = "For REST." },
        new(EntityId, "Entity ID") { Needed = false, Help = "Location ID of the entity to sign in to. Empty: the top level.", TellsBooks = true },
        new(BaseCurrency, "Base currency") { Needed = false, Help = $"ISO code of the currency Intacct keeps these books in. Empty: {UsualCurrency}." },
    ];

    public static bool IsRest(GlTerms terms) => terms[Gateway] == Rest;

    /// <summary>ISO 4217.</summary>
    public static string Currency(GlTerms terms) => terms[BaseCurrency].Trim() is { Length: > 0 } typed ? typed.ToUpperInvariant() : UsualCurrency;

    /// <summary>Refuses, in this order: another system, a stand-in that is none, a gateway there is not, an empty field, a text that cannot be sent, an unknown currency.</summary>
    public static Refusal? WhyNot(GlTerms terms)
    {
        if (terms.System != AccountingSystem.SageIntacct) return new("Intacct.OtherSystem", $"This connection is for {terms.System.InWords()}, not for Sage Intacct.");
        if ((terms.Site == GlSite.StandIn) != terms.StandIn is not null || terms.StandIn is { IsLoopback: false })
            return new("Intacct.StandIn", "A stand-in of Sage Intacct is a program on this machine, and only a connection for trying has one.");
        if (terms[Gateway] is not ("" or Xml or Rest)) return new("Intacct.Gateway", $"Sage Intacct is reached by {Xml} or by {Rest}.");
        string[] needed = IsRest(terms) ? [CompanyId, UserId, ClientId, ClientSecret] : [CompanyId, UserId, UserPassword, SenderId, SenderPassword];
        foreach (var field in All)
        {
            var typed = terms[field.Name];
            if (needed.Contains(field.Name) && string.IsNullOrWhiteSpace(typed)) return new("Intacct.FieldMissing", $"Enter the {field.Label} of Sage Intacct.");
            if (typed.Length > Longest) return new("Intacct.FieldTooLong", $"The {field.Label} has {typed.Length} characters; at most {Longest} fit.");
            if (!IntacctText.IsPlain(typed)) return new("Intacct.FieldUnprintable", $"The {field.Label} contains a line break or another character that cannot be sent.");
        }
        return BatchLedger.Currencies.Currency.IsKnown(Currency(terms)) ? null : new("Intacct.Currency", $"{Currency(terms)} is no ISO 4217 currency. Enter a code such as USD.");
    }
}
