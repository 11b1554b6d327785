using BatchLedger.OutsideGl;
using BatchLedger.Refusals;

namespace BatchLedger.QuickBooksOnline;

/// <summary>What a connection to QuickBooks Online is made of.</summary>
public static class QuickBooksFields
{
    public const string ClientId = "ClientId";
    public const string ClientSecret = "ClientSecret";

    /// <summary>The company's id, told once, in the address of the sign-in's callback. Nothing later returns it.</summary>
    public const string Realm = "RealmId";

    private const int LongestRealm = 20;

    public static IReadOnlyList<ConnectionField> All { get; } =
    [
        new(ClientId, "Client ID") { Help = "From the app's Keys & credentials at developer.intuit.com. Sandbox and production have a pair each." },
        new(ClientSecret, "Client secret") { Secret = true },
        new(Realm, "Company ID") { Help = "QuickBooks Online tells it at the sign-in.", FromSignIn = true, TellsBooks = true },
    ];

    /// <summary>Refuses a stand-in that is none, a company id that could lead elsewhere, and a client that no header could carry. An empty company id is one nobody has signed in for.</summary>
    public static Refusal? WhyNot(GlTerms terms)
    {
        if (terms.Site is GlSite.StandIn && terms.StandIn is null) return new("QuickBooks.StandIn", "No stand-in is set up on this machine. Choose sandbox or production.");
        if (terms.StandIn is { IsLoopback: false } far) return new("QuickBooks.StandIn", $"{far.Host} is not on this machine, so it cannot stand in for QuickBooks Online.");
        var realm = terms[Realm];
        if (realm.Length > LongestRealm || !realm.All(char.IsAsciiDigit))
            return new("QuickBooks.Realm", $"The company id of QuickBooks Online has digits only, at most {LongestRealm}. Sign in again to have it told anew.");
        if (!Printable(terms[ClientId]) || terms[ClientId].Contains(':', StringComparison.Ordinal))
            return new("QuickBooks.ClientId", "The client id holds a character that none of QuickBooks Online has. Copy it again from developer.intuit.com.");
        return Printable(terms[ClientSecret]) ? null
            : new("QuickBooks.ClientSecret", "The client secret holds a character that none of QuickBooks Online has. Copy it again from developer.intuit.com.");
    }

    private static bool Printable(string text) => text.All(letter => letter is > ' ' and <= '~');
}
