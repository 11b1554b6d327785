using System.Text.RegularExpressions;
using BatchLedger.OutsideGl;
using BatchLedger.Refusals;

namespace BatchLedger.NetSuite;

/// <summary>Looks at what was typed in, before any connection.</summary>
internal static partial class NetSuiteTerms
{
    /// <summary>Refuses with Account, SignIn, Missing, Unprintable, Subsidiary or Key, in that order.</summary>
    public static Refusal? WhyNot(GlTerms terms)
    {
        if (NetSuiteAccount.Of(terms[NetSuiteFields.Account]).Refusal is { } stranger) return stranger;
        if (terms[NetSuiteFields.SignIn] is not ("" or NetSuiteFields.ByCertificate or NetSuiteFields.ByToken)) return NetSuiteRefusals.SignIn;
        foreach (var field in NetSuiteFields.NeededFor(terms))
        {
            if (terms[field].Length == 0) return NetSuiteRefusals.Missing(NetSuiteFields.LabelOf(field));
            if (field != NetSuiteFields.PrivateKey && terms[field].Any(char.IsControl)) return NetSuiteRefusals.Unprintable(NetSuiteFields.LabelOf(field));
        }
        if (terms[NetSuiteFields.Subsidiary] is { Length: > 0 } subsidiary && !WholeNumber().IsMatch(subsidiary)) return NetSuiteRefusals.Subsidiary;
        return NetSuiteFields.IsByToken(terms) ? null : WhyNotKey(terms);
    }

    private static Refusal? WhyNotKey(GlTerms terms)
    {
        var (key, refusal) = NetSuiteKey.Read(terms[NetSuiteFields.PrivateKey]);
        key?.Dispose();
        return refusal;
    }

    [GeneratedRegex(@"\A[0-9]{1,18}\z", RegexOptions.CultureInvariant)]
    private static partial Regex WholeNumber();
}
