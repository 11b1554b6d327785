using System.Text.Json;
using BatchLedger.OutsideGl;

namespace BatchLedger.SageIntacct;

/// <summary>By REST with OAuth 2 client credentials. Nothing here refuses a journal that comes twice: the look-up before each sending does.</summary>
internal sealed class IntacctRest(OutsideDoor door, TimeProvider clock) : IIntacctWay
{
    private const string Root = "/ia/api/v1";
    private const int MostPages = 200;
    private static readonly TimeSpan UsualLife = TimeSpan.FromHours(1);

    // Only the journal's own name is certain. Another that does not answer is left out, as with XML; without accounts there are no books.
    private static readonly Dictionary<OutsideKind, string> Lists = new()
    {
        [OutsideKind.Account] = "general-ledger/account", [OutsideKind.Department] = "company-config/department", [OutsideKind.Location] = "company-config/location",
        [OutsideKind.Class] = "company-config/class", [OutsideKind.Journal] = "general-ledger/journal",
    };

    public async Task<SignInAnswer> SignInAsync(GlTerms terms, CancellationToken token)
    {
        var request = new OutsideRequest(HttpMethod.Post, Address(terms, "/oauth2/token")) { Body = IntacctRestRequests.Token(terms), ContentType = "application/x-www-form-urlencoded" };
        var reply = await AskAsync(terms, request, IntacctDeed.SignIn, token);
        if (reply.Answer.Class != AnswerClass.Session) return new(null, IntacctSecrets.Without(reply.Answer, terms, null));
        var life = reply.Result.Whole("expires_in") is > 0 and { } seconds ? TimeSpan.FromSeconds(seconds) : UsualLife;
        return new(new OutsideTokens { Access = reply.Result.Says("access_token"), AccessUntil = clock.GetUtcNow() + life }, reply.Answer);
    }

    public Task<BooksAnswer> ReadBooksAsync(GlSession session, CancellationToken token) => IntacctBooksReader.ReadAsync(session.Terms, async kind =>
    {
        List<OutsideItem> items = [];
        int? start = 1;
        for (var page = 0; start is not null && page < MostPages; page++)
        {
            var reply = await QueryAsync(session, IntacctRestRequests.Query(Lists[kind], ["id", "name", "status"], [], start.Value), IntacctDeed.List, token);
            if (reply.Answer.Class != AnswerClass.List) return ([], reply.Answer);
            items.AddRange(reply.Rows.Select(row => IntacctBooksReader.Item(kind, row.Says("id"), row.Says("name"), row.Says("status"))));
            start = reply.Next > start ? reply.Next : null;
        }
        return (items, GlAnswer.Of(AnswerClass.List, ""));
    });

    public async Task<GlAnswer> SendAsync(GlSession session, GlEntry entry, CancellationToken token) => (await CallAsync(session,
        new OutsideRequest(HttpMethod.Post, Address(session.Terms, $"/objects/{IntacctRestRequests.Journals}")) { Body = IntacctRestRequests.Create(entry, session.Terms[IntacctFields.Journal]) }, IntacctDeed.Create, token)).Answer;

    public async Task<GlAnswer> LookUpAsync(GlSession session, GlMark mark, CancellationToken token)
    {
        var query = IntacctRestRequests.Query(IntacctRestRequests.Journals, ["key", "id", "description", "postingDate", "state"], [("description", mark.Number), ("postingDate", IntacctRestRequests.Day(mark.Date))], 1);
        var reply = await QueryAsync(session, query, IntacctDeed.Find, token);
        if (reply.Answer.Class == AnswerClass.NotFound && mark.OutsideId is { Length: > 0 } seen) return await ReadAsync(session, seen, mark, token);
        if (reply.Answer.Class != AnswerClass.Found) return reply.Answer;

        var keys = reply.Rows.Where(row => row.Says("description") == mark.Number).Select(row => row.Says("key")).Where(key => key.Length > 0).ToList();
        if (keys.Count == 0) return GlAnswer.Of(AnswerClass.Transient, $"Sage Intacct was asked for journal {mark.Number} and answered with another one.");
        var found = await ReadAsync(session, mark.OutsideId is { } known && keys.Contains(known) ? known : keys[0], mark, token);
        return keys.Count == 1 ? found : found with { Message = $"Sage Intacct has {keys.Count:N0} journals with the number {mark.Number}: records {string.Join(", ", keys)}." };
    }

    public async Task<GlAnswer> DeleteAsync(GlSession session, OutsideCopy copy, CancellationToken token) =>
        (await CallAsync(session, new OutsideRequest(HttpMethod.Delete, Journal(session.Terms, copy.Id)), IntacctDeed.Delete, token)).Answer;

    private async Task<GlAnswer> ReadAsync(GlSession session, string key, GlMark mark, CancellationToken token)
    {
        var reply = await CallAsync(session, new OutsideRequest(HttpMethod.Get, Journal(session.Terms, key)), IntacctDeed.Find, token);
        if (reply.Answer.Class != AnswerClass.Found) return reply.Answer;
        var journal = reply.Result;
        if (journal.Says("key") is { Length: > 0 } theirs && theirs != key) return GlAnswer.Of(AnswerClass.Transient, $"Sage Intacct was asked for record {key} and answered with another one.");
        var copy = new OutsideCopy
        {
            Id = key, Number = journal.Says("description"), Date = IntacctText.Day(journal.Says("postingDate")),
            Approval = IntacctJournalReader.ApprovalOf(journal.Says("state")),
            Lines = Lines(journal.Part("lines"), mark.Digits),
        };
        return GlAnswer.Of(AnswerClass.Found, $"Sage Intacct has journal {copy.Number} as record {key}.") with { OutsideId = key, OutsideNumber = copy.Number, Copy = copy };
    }

    private static List<OutsideCopyLine>? Lines(JsonElement lines, int digits)
    {
        if (lines.ValueKind != JsonValueKind.Array) return null;
        var read = lines.EnumerateArray().Select(line => (Account: line.Part("glAccount").Says("id"), Amount: WireAmount.Minor(line.Says("txnAmount"), digits), Side: line.Says("txnType"))).ToList();
        if (read.Count == 0 || read.Any(line => line.Amount is null || line.Side is not ("debit" or "credit"))) return null;
        return [.. read.Select(line => new OutsideCopyLine(line.Account, line.Side == "debit" ? line.Amount!.Value : -line.Amount!.Value))];
    }

    private Task<IntacctRestAnswer> QueryAsync(GlSession session, string query, IntacctDeed deed, CancellationToken token) =>
        CallAsync(session, new OutsideRequest(HttpMethod.Post, Address(session.Terms, "/services/core/query")) { Body = query }, deed, token);

    private async Task<IntacctRestAnswer> CallAsync(GlSession session, OutsideRequest request, IntacctDeed deed, CancellationToken token)
    {
        if (session.Tokens is not { } tokens) return new(GlAnswer.Of(AnswerClass.AuthRefresh, "There is no sign-in with Sage Intacct yet."));
        var reply = await AskAsync(session.Terms, request with { Headers = [("Authorization", $"Bearer {tokens.Access}"), ("Accept", "application/json")] }, deed, token);
        return reply with { Answer = IntacctSecrets.Without(reply.Answer, session.Terms, tokens) };
    }

    // A request that only reads changes nothing over there, whatever became of it.
    private async Task<IntacctRestAnswer> AskAsync(GlTerms terms, OutsideRequest request, IntacctDeed deed, CancellationToken token)
    {
        var exchange = await door.AskAsync(request, terms, token);
        var answer = exchange.Reply is { } reply ? IntacctRestAnswers.Read(reply, deed, clock.GetUtcNow()) : new(exchange.Absence!);
        return deed is IntacctDeed.Create or IntacctDeed.Delete || answer.Answer.Class != AnswerClass.Unknown ? answer : answer with { Answer = answer.Answer with { Class = AnswerClass.Transient } };
    }

    private static Uri Journal(GlTerms terms, string key) => Address(terms, $"/objects/{IntacctRestRequests.Journals}/{Uri.EscapeDataString(key)}");

    private static Uri Address(GlTerms terms, string path) => new(terms.StandIn ?? new Uri("https://api.intacct.com"), Root + path);
}
