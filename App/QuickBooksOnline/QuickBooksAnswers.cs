using System.Text.Json;
using BatchLedger.OutsideGl;

namespace BatchLedger.QuickBooksOnline;

/// <summary>Makes sense of a reply: status, headers and body in, answer out. A reply that cannot be read, or speaks of another journal, proves nothing and is Unknown.</summary>
internal static class QuickBooksAnswers
{
    public static GlAnswer Created(OutsideReply reply, GlEntry entry, DateTimeOffset now)
    {
        var journal = JournalOf(reply);
        if (Refused(QuickBooksDeed.Create, reply, now) is { } refused)
            return journal is null ? QuickBooksLines.OnLines(refused, entry) : Unclear(reply, "QuickBooks Online answered with a journal and a fault at once.");
        if (journal is not { } made || made.Text("Id") is not { } id) return Unclear(reply, "QuickBooks Online answered without the journal.");
        if (made.Text("DocNumber") != entry.Number) return Unclear(reply, $"QuickBooks Online was sent journal {entry.Number} and answered about {made.Text("DocNumber") ?? "one without a number"}.");
        return Traced(reply, AnswerClass.Accepted, $"{entry.Number} is in QuickBooks Online as {id}.") with
        {
            OutsideId = id, OutsideNumber = entry.Number, OutsideVersion = made.Text("SyncToken"), Copy = QuickBooksCopy.Read(made, entry.Digits),
        };
    }

    /// <summary>A look-up by number. Of several with that number: the one seen before, then one of the day, then the newest.</summary>
    public static GlAnswer Queried(OutsideReply reply, GlMark mark, DateTimeOffset now)
    {
        if (Refused(QuickBooksDeed.Read, reply, now) is { } refused) return refused;
        if (WireJson.Parse(reply.Body)?.Member("QueryResponse") is not { ValueKind: JsonValueKind.Object } response)
            return Unclear(reply, "QuickBooks Online answered without the result of the look-up.");
        var journals = response.Many("JournalEntry").ToList();
        if (journals.Count == 0) return Traced(reply, AnswerClass.NotFound, $"There is no journal {mark.Number} in QuickBooks Online.");
        if (journals.Find(journal => !string.Equals(journal.Text("DocNumber"), mark.Number, StringComparison.OrdinalIgnoreCase)) is { ValueKind: JsonValueKind.Object } stranger)
            return Unclear(reply, $"QuickBooks Online was asked for journal {mark.Number} and answered about {stranger.Text("DocNumber") ?? "one without a number"}.");

        var copies = journals.Select(journal => QuickBooksCopy.Read(journal, mark.Digits)).ToList();
        if (copies.Contains(null)) return Unclear(reply, $"Journal {mark.Number} came from QuickBooks Online in a form that cannot be read.");
        var nearest = copies.OfType<OutsideCopy>().OrderBy(copy => copy.Id == mark.OutsideId ? 0 : 1).ThenBy(copy => copy.Date == mark.Date ? 0 : 1)
            .ThenByDescending(copy => copy.Id.Length).ThenByDescending(copy => copy.Id, StringComparer.Ordinal).First();
        return Found(reply, nearest, copies.Count);
    }

    /// <summary>A look-up by id. The number may have been changed over there; the copy says it.</summary>
    public static GlAnswer Got(OutsideReply reply, string id, int digits, DateTimeOffset now)
    {
        if (Refused(QuickBooksDeed.Get, reply, now) is { } refused) return refused;
        return JournalOf(reply) is { } journal && QuickBooksCopy.Read(journal, digits) is { } copy && copy.Id == id ? Found(reply, copy, 1)
            : Unclear(reply, $"QuickBooks Online was asked for journal {id} and did not answer about it.");
    }

    public static GlAnswer Deleted(OutsideReply reply, string id, DateTimeOffset now)
    {
        if (Refused(QuickBooksDeed.Delete, reply, now) is { } refused) return refused;
        return JournalOf(reply) is { } journal && journal.Text("Id") == id && string.Equals(journal.Text("status"), "Deleted", StringComparison.OrdinalIgnoreCase)
            ? Traced(reply, AnswerClass.Deleted, $"Journal {id} is deleted in QuickBooks Online.") with { OutsideId = id }
            : Unclear(reply, $"QuickBooks Online did not say that journal {id} is deleted.");
    }

    /// <summary>Why a reply is no success, whatever its status is; null: it is one, and its body a whole JSON object.</summary>
    public static GlAnswer? Refused(QuickBooksDeed deed, OutsideReply reply, DateTimeOffset now)
    {
        if (QuickBooksFault.Read(reply.Body) is { } fault) return OfFault(fault, deed, reply, now);
        return reply.Status switch
        {
            401 => Traced(reply, AnswerClass.AuthRefresh, "QuickBooks Online did not take the access token."),
            429 => Traced(reply, AnswerClass.Throttled, "QuickBooks Online asks to wait: too many requests.") with { RetryAfter = QuickBooksWait.Throttled(reply, now) },
            // Whoever only asked has changed nothing.
            >= 500 when deed is QuickBooksDeed.Read or QuickBooksDeed.Get =>
                Traced(reply, AnswerClass.Transient, $"QuickBooks Online is out of service (status {reply.Status}).") with { RetryAfter = reply.RetryAfter(now) },
            < 200 or >= 300 => Unclear(reply, $"QuickBooks Online answered with status {reply.Status} and no reason.") with { RetryAfter = reply.RetryAfter(now) },
            _ when WireJson.Parse(reply.Body) is null => Unclear(reply, "QuickBooks Online answered with something that is not a whole answer."),
            _ => null,
        };
    }

    public static GlAnswer Unclear(OutsideReply reply, string message) => Traced(reply, AnswerClass.Unknown, message);

    private static GlAnswer OfFault(QuickBooksFault fault, QuickBooksDeed deed, OutsideReply reply, DateTimeOffset now)
    {
        var found = QuickBooksCodes.ClassOf(fault, reply.Status);
        if (found is AnswerClass.RejectedData && deed is QuickBooksDeed.Get or QuickBooksDeed.Delete && fault.Errors.Any(error => error.Code == "610")) found = AnswerClass.Gone;
        var sentences = fault.Errors.Select(error => Sentence(error, found)).Where(sentence => sentence.Length > 0).ToList();
        var message = sentences switch
        {
            [] => $"QuickBooks Online answered with a fault that has no words (status {reply.Status}).",
            [var only] => only,
            [var first, ..] => $"{first} (And {sentences.Count - 1} more.)",
        };
        return Traced(reply, found, message) with
        {
            Codes = [.. fault.Errors.Select(error => error.Code).OfType<string>()],
            Findings = [.. fault.Errors.Select(error => new GlFinding(error.Code ?? "", Sentence(error, found)))],
            OutsideId = found is AnswerClass.Duplicate ? fault.Errors.Select(error => error.ExistingId).FirstOrDefault(id => id is not null) : null,
            RetryAfter = found is AnswerClass.Throttled ? QuickBooksWait.Throttled(reply, now) : reply.RetryAfter(now),
        };
    }

    // Their detail on a token names the token.
    private static string Sentence(QuickBooksError error, AnswerClass found) =>
        found is AnswerClass.AuthRefresh ? $"QuickBooks Online did not take the access token ({error.Code ?? "no code"})." : error.Sentence;

    private static JsonElement? JournalOf(OutsideReply reply) => WireJson.Parse(reply.Body)?.Member("JournalEntry") is { ValueKind: JsonValueKind.Object } journal ? journal : null;

    private static GlAnswer Found(OutsideReply reply, OutsideCopy copy, int count) =>
        Traced(reply, AnswerClass.Found, count == 1 ? $"{copy.Number} is in QuickBooks Online as {copy.Id}." : $"{copy.Number} is in QuickBooks Online {count} times; {copy.Id} is the nearest.")
            with { OutsideId = copy.Id, OutsideNumber = copy.Number, OutsideVersion = copy.Version, Copy = copy };

    /// <summary>With the number their support asks for.</summary>
    public static GlAnswer Traced(OutsideReply reply, AnswerClass found, string message) => new(found) { Message = message, Trace = reply.Header("intuit_tid") };
}

/// <summary>What was asked of them: the same code can mean another thing.</summary>
internal enum QuickBooksDeed { Create, Read, Get, Delete }
