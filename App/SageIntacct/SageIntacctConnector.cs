using System.Text.RegularExpressions;
using BatchLedger.Ledgers;
using BatchLedger.OutsideGl;
using BatchLedger.Refusals;

namespace BatchLedger.SageIntacct;

/// <summary>Sage Intacct over its XML gateway.</summary>
public sealed partial class SageIntacctConnector(OutsideDoor door, TimeProvider clock) : IGlConnector
{
    private readonly IntacctGateway gateway = new(door, clock);

    public AccountingSystem System => AccountingSystem.SageIntacct;
    public IReadOnlyList<ConnectionField> Fields => IntacctFields.All;
    public int MostLines => IntacctCheck.MostLines;

    // Not published. A journal that comes later still meets its own control id.
    public TimeSpan Settling => TimeSpan.FromMinutes(5);

    public Refusal? WhyNot(GlTerms terms) => IntacctFields.WhyNot(terms);

    public async Task<SignInAnswer> SignInAsync(GlTerms terms, OutsideTokens? held, CancellationToken token) =>
        WhyNot(terms) is { } refused ? new(null, GlAnswer.Of(AnswerClass.ConfigError, refused.Message)) : await gateway.SignInAsync(terms, token);

    public Task<BooksAnswer> ReadBooksAsync(GlSession session, CancellationToken token) => new IntacctBooksReader(gateway).ReadAsync(session, token);

    public IReadOnlyList<GlFinding> Check(GlEntry entry, OutsideBooks books, GlTerms terms) => IntacctCheck.Findings(entry, books, terms[IntacctFields.Journal]);

    public async Task<GlAnswer> SendAsync(GlSession session, GlEntry entry, CancellationToken token)
    {
        var reply = await gateway.CallAsync(session, IntacctRequests.Create(entry, session.Terms[IntacctFields.Journal]), IntacctDeed.Create, token);
        var answer = reply.Answer;
        return answer with
        {
            OutsideNumber = answer.Class == AnswerClass.Accepted ? entry.Number : null,
            Findings = [.. answer.Findings.Select(finding => Placed(finding, entry))],
        };
    }

    public Task<GlAnswer> LookUpAsync(GlSession session, GlMark mark, CancellationToken token) => new IntacctJournalReader(gateway).LookUpAsync(session, mark, token);

    public async Task<GlAnswer> DeleteAsync(GlSession session, OutsideCopy copy, CancellationToken token) =>
        (await gateway.CallAsync(session, IntacctRequests.Delete(copy.Id), IntacctDeed.Delete, token)).Answer;

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
