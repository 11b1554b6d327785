using System.Text.RegularExpressions;
using BatchLedger.Ledgers;
using BatchLedger.OutsideGl;
using BatchLedger.Refusals;

namespace BatchLedger.NetSuite;

/// <summary>Oracle NetSuite over its REST record service and SuiteQL. A journal's number is its external id, which NetSuite keeps unique: a second POST of the same is refused,
/// where a PUT would add the lines once more. PUT is never used.</summary>
public sealed partial class NetSuiteConnector : IGlConnector
{
    private const string Journals = "/services/rest/record/v1/journalEntry";

    private static readonly TimeSpan ReadBackPatience = TimeSpan.FromSeconds(10);
    private static readonly (string, string)[] Strictly = [("X-NetSuite-PropertyNameValidation", "error"), ("X-NetSuite-PropertyValueValidation", "error")];

    private readonly NetSuiteWire wire;
    private readonly NetSuiteSignIn signIn;

    public NetSuiteConnector(OutsideDoor door, TimeProvider clock)
    {
        wire = new NetSuiteWire(door, clock);
        signIn = new NetSuiteSignIn(wire, clock);
    }

    public AccountingSystem System => AccountingSystem.NetSuite;

    public IReadOnlyList<ConnectionField> Fields => NetSuiteFields.All;

    public int MostLines => NetSuiteCheck.MostLines;

    /// <summary>NetSuite cuts a request after fifteen minutes.</summary>
    public TimeSpan Settling => TimeSpan.FromMinutes(15);

    public Refusal? WhyNot(GlTerms terms) => NetSuiteTerms.WhyNot(terms);

    public Task<SignInAnswer> SignInAsync(GlTerms terms, OutsideTokens? held, CancellationToken token) => signIn.AskAsync(terms, token);

    public Task<BooksAnswer> ReadBooksAsync(GlSession session, CancellationToken token) => new NetSuiteBooks(wire, session).ReadAsync(token);

    public IReadOnlyList<GlFinding> Check(GlEntry entry, OutsideBooks books, GlTerms terms) => NetSuiteCheck.Findings(entry, books, terms);

    public async Task<GlAnswer> SendAsync(GlSession session, GlEntry entry, CancellationToken token)
    {
        var call = new NetSuiteCall(HttpMethod.Post, Journals, NetSuiteDeed.Create) { Body = NetSuiteJournal.Json(entry, session.Terms), Headers = Strictly };
        var (reply, instead) = await wire.AskAsync(session, call, entry, token);
        if (reply is null) return instead!;
        if (reply.Status is not (201 or 204) || RecordAddress().Match(reply.Header("Location") ?? "") is not { Success: true } address) return wire.Read(reply, NetSuiteDeed.Create);

        var accepted = new GlAnswer(AnswerClass.Accepted) { OutsideId = address.Groups[1].Value, Message = "NetSuite took the journal." };
        return await ConfirmedAsync(session, entry, accepted, token);
    }

    public async Task<GlAnswer> LookUpAsync(GlSession session, GlMark mark, CancellationToken token)
    {
        var byNumber = await ReadAsync(session, mark, $"eid:{Uri.EscapeDataString(mark.Number)}", token);
        // Somebody over there may have taken the external id off the journal.
        return byNumber.Class is AnswerClass.NotFound && mark.OutsideId is { } id ? await ReadAsync(session, mark, Uri.EscapeDataString(id), token) : byNumber;
    }

    public async Task<GlAnswer> DeleteAsync(GlSession session, OutsideCopy copy, CancellationToken token)
    {
        var (reply, instead) = await wire.AskAsync(session, new NetSuiteCall(HttpMethod.Delete, $"{Journals}/{Uri.EscapeDataString(copy.Id)}", NetSuiteDeed.Delete), null, token);
        if (reply is null) return instead!;
        return reply.Status is 204 ? new GlAnswer(AnswerClass.Deleted) { OutsideId = copy.Id, OutsideNumber = copy.Number, Message = "NetSuite deleted the journal." } : wire.Read(reply, NetSuiteDeed.Delete);
    }

    // What was accepted stays accepted, even if nobody wants to wait any longer for the look at it.
    private async Task<GlAnswer> ConfirmedAsync(GlSession session, GlEntry entry, GlAnswer accepted, CancellationToken token)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(token);
        patience.CancelAfter(ReadBackPatience);
        try
        {
            return Agree(accepted, await LookUpAsync(session, new GlMark(entry.Key, entry.Number, entry.Date) { Digits = entry.Digits }, patience.Token));
        }
        catch (OperationCanceledException)
        {
            return accepted;
        }
    }

    private async Task<GlAnswer> ReadAsync(GlSession session, GlMark mark, string which, CancellationToken token)
    {
        var (reply, instead) = await wire.AskAsync(session, new NetSuiteCall(HttpMethod.Get, $"{Journals}/{which}?expandSubResources=true", NetSuiteDeed.Read), null, token);
        if (reply is null) return instead!;
        if (reply.Status is not 200 || WireJson.Parse(reply.Body) is not { } record || NetSuiteCopy.Read(record, mark.Digits) is not { } copy) return wire.Read(reply, NetSuiteDeed.Read);
        if (NetSuiteCopy.ExternalId(record) is { } number && number != mark.Number)
            return which.StartsWith("eid:", StringComparison.Ordinal) ? GlAnswer.Of(AnswerClass.Transient, $"NetSuite answered about journal {number}, not {mark.Number}. It is asked again.")
                : GlAnswer.Of(AnswerClass.NotFound, $"Journal {mark.OutsideId} of NetSuite is {number}, not {mark.Number}.");
        return Found(copy);
    }

    private static GlAnswer Found(OutsideCopy copy) => new(AnswerClass.Found)
    {
        OutsideId = copy.Id, OutsideNumber = copy.Number, Copy = copy,
        Message = copy.Approval switch
        {
            OutsideApproval.Pending => "NetSuite accepted the journal; it is waiting for approval there and does not post before.",
            OutsideApproval.Draft => "NetSuite has the journal; its approval was turned down there, and it does not post.",
            _ => "NetSuite has the journal.",
        },
    };

    // The answer to a POST names nothing but an id. What stands under our number tells whether that id is ours, and whether it waits for approval.
    private static GlAnswer Agree(GlAnswer accepted, GlAnswer read) => read.Class switch
    {
        AnswerClass.Found when read.OutsideId == accepted.OutsideId => read with { Class = AnswerClass.Accepted },
        AnswerClass.Found => GlAnswer.Of(AnswerClass.Unknown, $"NetSuite answered with journal {accepted.OutsideId}, but {read.OutsideId} stands under our number. It is looked up."),
        AnswerClass.NotFound => GlAnswer.Of(AnswerClass.Unknown, $"NetSuite answered with journal {accepted.OutsideId}, but has none under our number yet. It is looked up."),
        _ => accepted,
    };

    [GeneratedRegex(@"/journalentry/([0-9A-Za-z_-]{1,60})/?(?:\?.*)?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RecordAddress();
}
