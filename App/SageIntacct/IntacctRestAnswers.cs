using System.Text.Json;
using BatchLedger.OutsideGl;

namespace BatchLedger.SageIntacct;

/// <summary>An answer over REST with what came in it.</summary>
public sealed record IntacctRestAnswer(GlAnswer Answer)
{
    /// <summary>The member ia::result, or the whole body of a sign-in.</summary>
    public JsonElement Result { get; init; }

    /// <summary>Where the next page starts; null: there is none.</summary>
    public int? Next { get; init; }
    public IReadOnlyList<JsonElement> Rows => Result.ValueKind == JsonValueKind.Array ? [.. Result.EnumerateArray()] : [];
}

/// <summary>Reads what REST answered: by status first, then by the codes and sentences of its details. Pure; whatever comes, it does not throw.</summary>
public static class IntacctRestAnswers
{
    public static IntacctRestAnswer Read(OutsideReply reply, IntacctDeed deed, DateTimeOffset now)
    {
        var body = WireJson.Parse(reply.Body) ?? default;
        var errors = IntacctRestErrors.Of(body);
        var answer = reply.Status switch
        {
            429 => errors.Failure(AnswerClass.Throttled, "Sage Intacct has had too many requests at once."),
            >= 500 => errors.Failure(deed is IntacctDeed.Create or IntacctDeed.Delete ? AnswerClass.Unknown : AnswerClass.Transient, $"Sage Intacct is out of order and answered {reply.Status}."),
            401 => errors.Failure(deed == IntacctDeed.SignIn ? SignInRefused(body) : AnswerClass.AuthRefresh, "Sage Intacct no longer accepts the sign-in."),
            204 when deed == IntacctDeed.Delete => GlAnswer.Of(AnswerClass.Deleted, "Sage Intacct deleted the journal."),
            _ when body.ValueKind != JsonValueKind.Object => Unclear($"Sage Intacct answered {reply.Status} with a text that is not its own JSON."),
            207 => OfParts(body, errors, deed),
            200 or 201 => errors.IsEmpty ? Success(body, deed) : OfErrors(errors, deed),
            400 or 403 when deed == IntacctDeed.SignIn => errors.Failure(SignInRefused(body), "Sage Intacct refused the sign-in."),
            400 or 422 => OfErrors(errors, deed),
            403 => errors.Failure(AnswerClass.Forbidden, "The user may not do this in Sage Intacct."),
            404 => errors.Failure(deed switch { IntacctDeed.Delete => AnswerClass.Gone, IntacctDeed.Find => AnswerClass.NotFound, _ => AnswerClass.Bug }, "Sage Intacct has no such record."),
            405 => errors.Failure(AnswerClass.Bug, "Sage Intacct does not do this there."),
            409 => errors.Failure(AnswerClass.Duplicate, "Sage Intacct has this key already."),
            _ => Unclear($"Sage Intacct answered {reply.Status}, which says neither yes nor no."),
        };
        if (answer.Class is AnswerClass.Throttled or AnswerClass.Transient or AnswerClass.Unknown) answer = answer with { RetryAfter = reply.RetryAfter(now) };
        return new(answer) { Result = deed == IntacctDeed.SignIn ? body : body.Part("ia::result"), Next = body.Part("ia::meta").Whole("next") };
    }

    private static GlAnswer Success(JsonElement body, IntacctDeed deed)
    {
        var result = body.Part("ia::result");
        switch (deed)
        {
            case IntacctDeed.SignIn:
                return body.Says("access_token").Length > 0 ? GlAnswer.Of(AnswerClass.Session, "Signed in to Sage Intacct.") : Unclear("Sage Intacct let the client in and gave no token.");
            case IntacctDeed.Create:
                return Accepted(result);
            case IntacctDeed.Delete:
                return Unclear("Sage Intacct did not say that it deleted the journal.");
            case IntacctDeed.Find when result.ValueKind == JsonValueKind.Object:
                return GlAnswer.Of(AnswerClass.Found, "Sage Intacct has the journal.");
        }
        if (result.ValueKind != JsonValueKind.Array) return Unclear("Sage Intacct said success and gave no list.");
        return deed == IntacctDeed.List ? GlAnswer.Of(AnswerClass.List, "")
            : result.GetArrayLength() == 0 ? GlAnswer.Of(AnswerClass.NotFound, "Sage Intacct has no such journal.") : GlAnswer.Of(AnswerClass.Found, "Sage Intacct has the journal.");
    }

    // The address that comes along names the same journal, or the answer is about two.
    private static GlAnswer Accepted(JsonElement result)
    {
        var (key, address) = (result.Says("key"), result.Says("href"));
        return key.Length == 0 || (address.Length > 0 && !address.EndsWith($"/{key}", StringComparison.Ordinal)) ? Unclear("Sage Intacct said success and gave no key of a journal.")
            : GlAnswer.Of(AnswerClass.Accepted, $"Sage Intacct has the journal as record {key}.") with { OutsideId = key };
    }

    // One request is one journal here; several parts are somebody else's answer.
    private static GlAnswer OfParts(JsonElement body, IntacctRestErrors errors, IntacctDeed deed)
    {
        var parts = body.Part("ia::result") is { ValueKind: JsonValueKind.Array } result ? result.EnumerateArray().ToList() : [];
        var good = parts.Count(part => part.Whole("ia::status") is >= 200 and < 300);
        if (parts.Count == 0 || parts.Any(part => part.Whole("ia::status") is null)) return Unclear("Sage Intacct gave parts without saying what became of them.");
        return good == 0 ? OfErrors(errors, deed)
            : good < parts.Count ? errors.Failure(AnswerClass.Mixed, "Sage Intacct took a part of the request only.")
            : parts.Count == 1 && deed == IntacctDeed.Create ? Accepted(parts[0]) : Unclear("Sage Intacct answered for more than one journal.");
    }

    private static GlAnswer OfErrors(IntacctRestErrors errors, IntacctDeed deed) =>
        errors.Failure(errors.ClassOf(deed), errors.IsEmpty ? "Sage Intacct refused and gave no reason." : "");

    private static AnswerClass SignInRefused(JsonElement body) =>
        body.Says("error") is "" or "invalid_grant" or "access_denied" ? AnswerClass.AuthReconnect : AnswerClass.ConfigError;

    private static GlAnswer Unclear(string message) => GlAnswer.Of(AnswerClass.Unknown, message);
}
