using System.Globalization;
using System.Text.Json;
using BatchLedger.OutsideGl;

namespace BatchLedger.QuickBooksOnline;

/// <summary>Makes sense of what the token addresses answer. No word of theirs gets into a sentence of ours but their error's name, so no token can.</summary>
internal static class QuickBooksTokens
{
    private const string WrongClient = "Intuit does not know this client id with this secret. Check both, and whether they are of the sandbox or of production.";

    /// <summary><paramref name="held"/>: the tokens before, whose refresh token stays the newest where the answer has none.</summary>
    public static SignInAnswer Read(OutsideReply reply, OutsideTokens? held, DateTimeOffset now)
    {
        var body = WireJson.Parse(reply.Body);
        if (Refused(reply, body, now) is { } refused) return new(null, refused);
        if (body?.Text("access_token") is not { } access || body.Value.Text("refresh_token") is null && held?.Refresh is null)
            return new(null, QuickBooksAnswers.Traced(reply, AnswerClass.Unknown, "Intuit answered the sign-in without tokens."));

        var given = body.Value.Text("refresh_token");
        var until = new[] { After(body.Value, "x_refresh_token_expires_in", now), After(body.Value, "x_refresh_token_hard_expires_in", now) }.Min();
        return new(new OutsideTokens
        {
            Access = access, AccessUntil = After(body.Value, "expires_in", now) ?? now.AddHours(1),
            Refresh = given ?? held?.Refresh, RefreshUntil = until ?? (given is null ? held?.RefreshUntil : null),
        }, QuickBooksAnswers.Traced(reply, AnswerClass.Session, "Signed in to QuickBooks Online."));
    }

    public static GlAnswer Revoked(OutsideReply reply, DateTimeOffset now)
    {
        // An empty body is usual here.
        if (reply.Status is >= 200 and < 300) return QuickBooksAnswers.Traced(reply, AnswerClass.Accepted, "QuickBooks Online has given up the tokens.");
        return reply.Status is 400 ? QuickBooksAnswers.Traced(reply, AnswerClass.Gone, "The tokens were worthless to QuickBooks Online already.") : Refused(reply, WireJson.Parse(reply.Body), now)!;
    }

    private static GlAnswer? Refused(OutsideReply reply, JsonElement? body, DateTimeOffset now)
    {
        var error = body?.Text("error")?.ToLowerInvariant();
        if (body?.Text("x_error_reason")?.Equals("user_not_in_realm", StringComparison.OrdinalIgnoreCase) == true)
            return QuickBooksAnswers.Traced(reply, AnswerClass.AuthReconnect, "The person who signed in is no member of that QuickBooks company. Sign in again as one who is.") with { Codes = ["user_not_in_realm"] };
        return (error, reply.Status) switch
        {
            ("invalid_grant" or "access_denied", _) => Named(reply, error, AnswerClass.AuthReconnect, "QuickBooks Online does not take this sign-in any more. Sign in again."),
            ("invalid_client" or "unauthorized_client" or "invalid_scope", _) => Named(reply, error, AnswerClass.ConfigError, WrongClient),
            (_, 429) => QuickBooksAnswers.Traced(reply, AnswerClass.Throttled, "Intuit asks to wait: too many requests.") with { RetryAfter = QuickBooksWait.Throttled(reply, now) },
            ("temporarily_unavailable" or "server_error", _) or (_, >= 500) =>
                QuickBooksAnswers.Traced(reply, AnswerClass.Transient, $"Intuit's sign-in is out of service (status {reply.Status}).") with { RetryAfter = reply.RetryAfter(now) },
            ({ Length: > 0 }, _) => QuickBooksAnswers.Traced(reply, AnswerClass.Bug, "Intuit did not understand the request for tokens."),
            (_, 401) => QuickBooksAnswers.Traced(reply, AnswerClass.ConfigError, WrongClient),
            _ when reply.Status is < 200 or >= 300 || body is null => QuickBooksAnswers.Traced(reply, AnswerClass.Unknown, $"Intuit answered the sign-in with something that is no answer (status {reply.Status})."),
            _ => null,
        };
    }

    private static GlAnswer Named(OutsideReply reply, string code, AnswerClass found, string message) => QuickBooksAnswers.Traced(reply, found, message) with { Codes = [code] };

    private static DateTimeOffset? After(JsonElement body, string name, DateTimeOffset now) =>
        int.TryParse(body.Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? now.AddSeconds(seconds) : null;
}
