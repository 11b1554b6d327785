using System.Text.RegularExpressions;
using BatchLedger.OutsideGl;

namespace BatchLedger.NetSuite;

/// <summary>What was asked for: the same status means different things after a question and after a change.</summary>
public enum NetSuiteDeed { SignIn, Read, Create, Delete }

/// <summary>Makes sense of an answer that is a "no" or is none at all: by code first, by status and sentence second. Pure.</summary>
public static partial class NetSuiteAnswers
{
    // What a code means whatever the status is: the request was turned away at the door, and nothing was saved.
    private static readonly (AnswerClass Class, string[] Codes)[] ByCode =
    [
        (AnswerClass.AuthReconnect, ["INVALID_LOGIN", "INVALID_LOGIN_ATTEMPT", "INVALID_LOGIN_CREDENTIALS"]),
        (AnswerClass.Forbidden, ["INSUFFICIENT_PERMISSION"]),
        (AnswerClass.Throttled, ["CONCURRENCY_LIMIT_EXCEEDED", "SSS_REQUEST_LIMIT_EXCEEDED", "WS_REQUEST_BLOCKED"]),
        (AnswerClass.Transient, ["SERVICE_UNAVAILABLE"]),
        (AnswerClass.Duplicate, ["IDEMPOTENCY_ERROR", "DUP_RCRD"]),
        (AnswerClass.Stale, ["RCRD_HAS_BEEN_CHANGED"]),
    ];

    public static GlAnswer Of(OutsideReply reply, NetSuiteDeed deed, GlEntry? entry = null)
    {
        var problem = NetSuiteProblem.Read(reply.Body);
        var answer = ClassOf(reply, deed, problem);
        return new GlAnswer(answer)
        {
            Message = NetSuiteSentences.Of(answer, reply, problem), Codes = problem.Codes, Findings = problem.Findings(entry),
            Trace = problem.ErrorId ?? reply.Header("X-N-OperationId"),
        };
    }

    private static AnswerClass ClassOf(OutsideReply reply, NetSuiteDeed deed, NetSuiteProblem problem)
    {
        if (reply.Status is >= 300 and < 400) return AnswerClass.ConfigError;
        if (reply.Status < 400) return Unclear(deed);
        foreach (var (answer, codes) in ByCode)
            if (problem.Codes.Any(code => codes.Contains(code, StringComparer.OrdinalIgnoreCase))) return OfLogin(answer, reply);
        return reply.Status switch
        {
            401 => OfLogin(AnswerClass.AuthReconnect, reply),
            403 => AnswerClass.Forbidden,
            429 => AnswerClass.Throttled,
            408 or >= 500 => Unclear(deed),
            404 => OfMissing(reply, deed, problem),
            409 when deed is NetSuiteDeed.Create => AnswerClass.Duplicate,
            409 or 412 when deed is NetSuiteDeed.Delete => AnswerClass.Stale,
            405 or 406 or 411 or 414 or 415 => AnswerClass.Bug,
            _ => BySentence(problem, deed),
        };
    }

    // A page of something between us and NetSuite says nothing of the journal.
    private static AnswerClass BySentence(NetSuiteProblem problem, NetSuiteDeed deed)
    {
        if (!problem.IsTheirs) return Unclear(deed);
        if (Exists().IsMatch(problem.Sentence) && deed is NetSuiteDeed.Create) return AnswerClass.Duplicate;
        return Closed().IsMatch(problem.Sentence) && !NotGiven().IsMatch(problem.Sentence) ? AnswerClass.RejectedClosedPeriod : AnswerClass.RejectedData;
    }

    private static AnswerClass OfMissing(OutsideReply reply, NetSuiteDeed deed, NetSuiteProblem problem)
    {
        if (!problem.IsTheirs && reply.Body.Trim().Length > 0) return deed is NetSuiteDeed.Read or NetSuiteDeed.Delete ? Unclear(deed) : AnswerClass.ConfigError;
        return deed switch
        {
            NetSuiteDeed.Read => AnswerClass.NotFound,
            NetSuiteDeed.Delete => AnswerClass.Gone,
            NetSuiteDeed.Create when problem.Details.Count > 0 => AnswerClass.RejectedData,
            _ => AnswerClass.ConfigError,
        };
    }

    // After a change it may have been carried out; a question can simply be asked again.
    private static AnswerClass Unclear(NetSuiteDeed deed) => deed is NetSuiteDeed.Create or NetSuiteDeed.Delete ? AnswerClass.Unknown : AnswerClass.Transient;

    // A bearer token that is over says so in its own scheme, and a nonce seen before is cured by the next one.
    private static AnswerClass OfLogin(AnswerClass answer, OutsideReply reply)
    {
        var challenge = reply.Header("WWW-Authenticate") ?? "";
        if (answer is not AnswerClass.AuthReconnect) return answer;
        if (challenge.Contains("nonce_used", StringComparison.OrdinalIgnoreCase)) return AnswerClass.Transient;
        return challenge.TrimStart().StartsWith("Bearer", StringComparison.OrdinalIgnoreCase) ? AnswerClass.AuthRefresh : AnswerClass.AuthReconnect;
    }

    [GeneratedRegex(@"record already exists|external ?id\b.*\balready (exists|in use|been used)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Exists();

    [GeneratedRegex(@"not within the date range of your accounting period|\b(closed|locked)\b[^.]*\bperiod|\bperiod\b[^.]*\b(closed|locked|not open)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Closed();

    [GeneratedRegex(@"\bplease enter value\(?s?\)? for\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotGiven();
}
