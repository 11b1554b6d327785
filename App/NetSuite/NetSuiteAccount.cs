using System.Text.RegularExpressions;
using BatchLedger.OutsideGl;
using BatchLedger.Refusals;

namespace BatchLedger.NetSuite;

/// <summary>An account id that was looked at, and what is made of it. It is the only part of a NetSuite address that a person types.</summary>
public sealed partial record NetSuiteAccount
{
    private const string Domain = ".suitetalk.api.netsuite.com";

    private NetSuiteAccount(string id) => (Realm, Host) = (id.ToUpperInvariant(), id.ToLowerInvariant().Replace('_', '-') + Domain);

    /// <summary>As OAuth 1.0a names the account: upper case, with the underscore.</summary>
    public string Realm { get; }
    public string Host { get; }

    public static Outcome<NetSuiteAccount> Of(string typed)
    {
        if (!Form().IsMatch(typed)) return NetSuiteRefusals.Account;

        // The pattern allows nothing that could lead elsewhere; that the address agrees is looked at all the same.
        var account = new NetSuiteAccount(typed);
        return Uri.TryCreate($"https://{account.Host}/", UriKind.Absolute, out var address) && address.IdnHost == account.Host ? account : NetSuiteRefusals.Account;
    }

    /// <summary>An address of this account, or of the stand-in that plays it.</summary>
    public Uri Address(GlTerms terms, string pathAndQuery) => new(terms.StandIn ?? new Uri($"https://{Host}"), pathAndQuery);

    [GeneratedRegex(@"\A[0-9A-Za-z]{1,20}(_[A-Za-z]{1,4}[0-9]{0,2})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
