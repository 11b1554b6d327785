using BatchLedger.Refusals;

namespace BatchLedger.NetSuite;

/// <summary>Every "no" before a word is said to NetSuite.</summary>
internal static class NetSuiteRefusals
{
    /// <summary>The text itself is not repeated: it may be anything that somebody pasted.</summary>
    public static Refusal Account { get; } = new("NetSuite.Account",
        "The account ID is not one of NetSuite's. It has letters and digits only and at most one ending such as _SB1: 1234567, TSTDRV1234567 or 1234567_SB1. Copy it from Setup > Company > Company Information.");

    public static Refusal Missing(string label) => new("NetSuite.Missing", $"{label} is missing. Enter it on the page of the connection.");

    public static Refusal SignIn { get; } = new("NetSuite.SignIn", $"Choose how to sign in: {NetSuiteFields.ByCertificate} or {NetSuiteFields.ByToken}.");

    public static Refusal Unprintable(string label) => new("NetSuite.Unprintable", $"{label} holds a line break or another character that cannot be printed. Copy it once more.");

    public static Refusal Subsidiary { get; } = new("NetSuite.Subsidiary", "The subsidiary ID is a whole number, as NetSuite shows it under Setup > Company > Subsidiaries with internal ids shown.");

    public static Refusal KeyUnreadable { get; } = new("NetSuite.Key",
        "The private key cannot be read. Paste the whole PEM text, from -----BEGIN PRIVATE KEY----- to -----END PRIVATE KEY-----.");

    public static Refusal KeyEncrypted { get; } = new("NetSuite.Key", "The private key is protected by a password. Paste one without: openssl pkey -in key.pem -out plain.pem writes it.");

    public static Refusal KeyPublic { get; } = new("NetSuite.Key", "That is a certificate or a public key. Paste the private key that belongs to the certificate uploaded to NetSuite.");

    public static Refusal KeyWeak(int bits) => new("NetSuite.Key", $"The RSA key has {bits} bits. NetSuite takes RSA keys of 3072 bits or more, or EC keys P-256, P-384 and P-521.");

    public static Refusal KeyCurve { get; } = new("NetSuite.Key", "The EC key is on another curve. NetSuite takes P-256, P-384 and P-521, or RSA keys of 3072 bits or more.");
}
