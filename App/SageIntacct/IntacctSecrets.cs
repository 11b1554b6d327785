using BatchLedger.OutsideGl;

namespace BatchLedger.SageIntacct;

/// <summary>Their words are shown and kept; a secret that comes back in them is not.</summary>
internal static class IntacctSecrets
{
    private static readonly string[] Fields = [IntacctFields.SenderPassword, IntacctFields.UserPassword, IntacctFields.ClientSecret];

    public static GlAnswer Without(GlAnswer answer, GlTerms terms, OutsideTokens? tokens)
    {
        var secrets = Fields.Select(field => terms[field]).Append(tokens?.Access ?? "").Where(secret => secret.Length > 3).ToList();
        string Clean(string text) => secrets.Aggregate(text, (left, secret) => left.Replace(secret, "•••", StringComparison.Ordinal));
        return answer with
        {
            Message = Clean(answer.Message), Trace = answer.Trace is { } trace ? Clean(trace) : null,
            Findings = [.. answer.Findings.Select(finding => finding with { Message = Clean(finding.Message) })],
        };
    }
}
