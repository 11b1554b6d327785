using System.Text.RegularExpressions;
using BatchLedger.Ledgers;
using BatchLedger.OutsideGl;
using BatchLedger.Refusals;

namespace BatchLedger.SageIntacct;

/// <summary>Sage Intacct over its XML gateway, or over REST where that is chosen.</summary>
public sealed partial class SageIntacctConnector(OutsideDoor door, TimeProvider clock) : IGlConnector
{
    private readonly IntacctXml xml = new(door, clock);
    private readonly IntacctRest rest = new(door, clock);

    public AccountingSystem System => AccountingSystem.SageIntacct;
    public IReadOnlyList<ConnectionField> Fields => IntacctFields.All;
    public int MostLines => IntacctCheck.MostLines;

    // Not published. Over XML, a journal that comes later still meets its own control id.
    public TimeSpan Settling => TimeSpan.FromMinutes(5);

    public Refusal? WhyNot(GlTerms terms) => IntacctFields.WhyNot(terms);

    public async Task<SignInAnswer> SignInAsync(GlTerms terms, OutsideTokens? held, CancellationToken token) =>
        WhyNot(terms) is { } refused ? new(null, GlAnswer.Of(AnswerClass.ConfigError, refused.Message)) : await WayOf(terms).SignInAsync(terms, token);

    public Task<BooksAnswer> ReadBooksAsync(GlSession session, CancellationToken token) => WayOf(session.Terms).ReadBooksAsync(session, token);

    public IReadOnlyList<GlFinding> Check(GlEntry entry, OutsideBooks books, GlTerms terms) => IntacctCheck.Findings(entry, books, terms[IntacctFields.Journal]);

    public async Task<GlAnswer> SendAsync(GlSession session, GlEntry entry, CancellationToken token)
    {
        var answer = await WayOf(session.Terms).SendAsync(session, entry, token);
        return answer with
        {
            OutsideNumber = answer.Class == AnswerClass.Accepted ? entry.Number : null,
            Findings = [.. answer.Findings.Select(finding => Placed(finding, entry))],
        };
    }

    public Task<GlAnswer> LookUpAsync(GlSession session, GlMark mark, CancellationToken token) => WayOf(session.Terms).LookUpAsync(session, mark, token);

    public Task<GlAnswer> DeleteAsync(GlSession session, OutsideCopy copy, CancellationToken token) => WayOf(session.Terms).DeleteAsync(session, copy, token);

    private IIntacctWay WayOf(GlTerms terms) => IntacctFields.IsRest(terms) ? rest : xml;

    /// <summary>Intacct names no line, but the account or the location that is wrong.</summary>
    private static GlFinding Placed(GlFinding finding, GlEntry entry)
    {
        var account = Account().Match(finding.Message);
        var location = Location().Match(finding.Message);
        var line = account.Success ? entry.Lines.FirstOrDefault(line => line.AccountId == account.Groups["id"].Value)
            : location.Success ? entry.Lines.FirstOrDefault(line => line.LocationId == location.Groups["id"].Value) : null;
        return line is null ? finding : finding with { LineNo = line.No, AccountCode = account.Success ? line.AccountCode : null };
    }

    [GeneratedRegex(@"\baccount\s+'?(?<id>[\w.-]*\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Account();

    [GeneratedRegex(@"\blocation\s+'(?<id>[^']+)'", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Location();
}
