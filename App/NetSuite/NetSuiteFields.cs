using BatchLedger.OutsideGl;

namespace BatchLedger.NetSuite;

/// <summary>What a person types in to reach NetSuite, by one of two ways of signing in.</summary>
public static class NetSuiteFields
{
    public const string Account = "Account";
    public const string SignIn = "SignIn";
    public const string ClientId = "ClientId";
    public const string CertificateId = "CertificateId";
    public const string PrivateKey = "PrivateKey";
    public const string ConsumerKey = "ConsumerKey";
    public const string ConsumerSecret = "ConsumerSecret";
    public const string TokenId = "TokenId";
    public const string TokenSecret = "TokenSecret";
    public const string Subsidiary = "Subsidiary";

    public const string ByCertificate = "OAuth 2.0 with a certificate";
    public const string ByToken = "Token-based (TBA)";

    public static IReadOnlyList<ConnectionField> All { get; } =
    [
        new(Account, "Account ID") { Help = "Setup > Company > Company Information, such as 1234567 or 1234567_SB1 for a sandbox.", TellsBooks = true },
        new(SignIn, "Sign-in") { Choices = [ByCertificate, ByToken], Help = "NetSuite takes no new token-based integrations from release 2027.1." },
        new(ClientId, "Client ID") { Needed = false, Help = "Of the integration record, for OAuth 2.0." },
        new(CertificateId, "Certificate ID") { Needed = false, Help = "Setup > Integration > OAuth 2.0 Client Credentials Setup. A sandbox refresh removes it: map the certificate again." },
        new(PrivateKey, "Private key") { Needed = false, Secret = true, Long = true, Help = "PEM text without a password: RSA of 3072 bits or more, or EC P-256, P-384 or P-521." },
        new(ConsumerKey, "Consumer key") { Needed = false, Help = "Of the integration record, for token-based sign-in." },
        new(ConsumerSecret, "Consumer secret") { Needed = false, Secret = true },
        new(TokenId, "Token ID") { Needed = false },
        new(TokenSecret, "Token secret") { Needed = false, Secret = true },
        new(Subsidiary, "Subsidiary ID") { Needed = false, Help = "The internal id. Needed in OneWorld; every journal belongs to one subsidiary." },
    ];

    public static bool IsByToken(GlTerms terms) => terms[SignIn] == ByToken;

    /// <summary>What the chosen way of signing in cannot do without.</summary>
    public static IEnumerable<string> NeededFor(GlTerms terms) =>
        IsByToken(terms) ? [ConsumerKey, ConsumerSecret, TokenId, TokenSecret] : [ClientId, CertificateId, PrivateKey];

    public static string LabelOf(string name) => All.First(field => field.Name == name).Label;
}
