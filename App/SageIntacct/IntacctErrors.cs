using System.Text.RegularExpressions;
using BatchLedger.OutsideGl;

namespace BatchLedger.SageIntacct;

/// <summary>Where in an answer the "no" stood: each part looks at a request only when the part before it let it pass.</summary>
public enum IntacctPart { Control, Authentication, Function }

/// <summary>One error of an answer, in Intacct's words.</summary>
public sealed record IntacctError(string Code, string Text, string Correction)
{
    /// <summary>Support ID or request id, for their support.</summary>
    public string? Trace { get; init; }

    public string Sentence => $"{Ended(Text)} {Ended(Correction)}".Trim();

    private static string Ended(string text) => text.Length == 0 || text[^1] is '.' or '!' or '?' ? text : text + ".";
}

/// <summary>What Intacct's errors mean: by code first, by sentence second, by the part of the answer they stood in last.</summary>
public static partial class IntacctErrors
{
    // The first that any of the errors amounts to is what the answer amounts to.
    private static readonly AnswerClass[] Weightiest =
    [
        AnswerClass.Throttled, AnswerClass.Transient, AnswerClass.Duplicate, AnswerClass.AuthRefresh, AnswerClass.AuthReconnect, AnswerClass.ConfigError, AnswerClass.Forbidden,
        AnswerClass.RejectedClosedPeriod, AnswerClass.Gone, AnswerClass.Bug, AnswerClass.RejectedData,
    ];

    public static AnswerClass ClassOf(IReadOnlyList<IntacctError> errors, IntacctPart part, IntacctDeed deed)
    {
        var classes = errors.Where(error => !IsRollback(error)).Select(error => ClassOf(error, part, deed)).ToHashSet();
        return classes.Count == 0 ? Usual(part, deed) : Weightiest.First(classes.Contains);
    }

    /// <summary>The errors that say something, without the ones that open or close every refusal.</summary>
    public static IReadOnlyList<IntacctError> Telling(IReadOnlyList<IntacctError> errors)
    {
        var spoken = errors.Where(error => error.Sentence.Length > 0).ToList();
        var own = spoken.Where(error => !IsRollback(error)).ToList();
        var telling = own.Where(error => !General().IsMatch(error.Text)).ToList();
        return telling.Count > 0 ? telling : own.Count > 0 ? own : spoken;
    }

    private static AnswerClass ClassOf(IntacctError error, IntacctPart part, IntacctDeed deed) => error.Code.Trim().ToUpperInvariant() switch
    {
        "GW-0010" => AnswerClass.Throttled,
        "GW-0011" or "XL03000003" => AnswerClass.Bug,
        "PL04000055" => AnswerClass.ConfigError,
        "XL03000006" => OfSignIn(error.Text, part),
        "BL34000061" => AnswerClass.RejectedData,
        _ => OfSentence(error.Text.Length > 0 ? error.Text : error.Correction, part, deed),
    };

    private static AnswerClass OfSignIn(string text, IntacctPart part)
    {
        if (SessionOver().IsMatch(text)) return AnswerClass.AuthRefresh;
        if (Sender().IsMatch(text)) return AnswerClass.ConfigError;
        return SignIn().IsMatch(text) || part != IntacctPart.Control ? AnswerClass.AuthReconnect : AnswerClass.ConfigError;
    }

    private static AnswerClass OfSentence(string text, IntacctPart part, IntacctDeed deed) => text switch
    {
        _ when TooMuch().IsMatch(text) => AnswerClass.Throttled,
        _ when OffLine().IsMatch(text) => AnswerClass.Transient,
        _ when Repeated().IsMatch(text) => AnswerClass.Duplicate,
        _ when part == IntacctPart.Control && Taken().IsMatch(text) => AnswerClass.Duplicate,
        _ when part != IntacctPart.Function && SessionOver().IsMatch(text) => AnswerClass.AuthRefresh,
        _ when part != IntacctPart.Function && Sender().IsMatch(text) => AnswerClass.ConfigError,
        _ when part != IntacctPart.Function && SignIn().IsMatch(text) => AnswerClass.AuthReconnect,
        _ when Closed().IsMatch(text) => AnswerClass.RejectedClosedPeriod,
        _ when Permission().IsMatch(text) => AnswerClass.Forbidden,
        _ when deed == IntacctDeed.Delete && NotThere().IsMatch(text) => AnswerClass.Gone,
        _ => Usual(part, deed),
    };

    private static AnswerClass Usual(IntacctPart part, IntacctDeed deed) => part switch
    {
        // The sender was let in when the session was made; what is left for this part to mind is a control id that came before, in words nobody has published.
        IntacctPart.Control when deed == IntacctDeed.Create => AnswerClass.Duplicate,
        IntacctPart.Control => AnswerClass.ConfigError,
        IntacctPart.Authentication => AnswerClass.AuthReconnect,
        _ => AnswerClass.RejectedData,
    };

    private static bool IsRollback(IntacctError error) => error.Code.Trim().Equals("XL03000009", StringComparison.OrdinalIgnoreCase);

    private const RegexOptions Way = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"^(could not (create|delete|read) \w+ record|currently, we can.t (create|delete) the transaction|there was an error processing the request)", Way)]
    private static partial Regex General();

    [GeneratedRegex(@"rate limit|too many (requests|concurrent)", Way)]
    private static partial Regex TooMuch();

    [GeneratedRegex(@"off-?line|temporarily (un|not )available|try again later", Way)]
    private static partial Regex OffLine();

    [GeneratedRegex(@"control[ _-]?id|\bduplicate", Way)]
    private static partial Regex Repeated();

    // The wording for a repeated control id is not published; the control part has little else to call taken.
    [GeneratedRegex(@"not unique|unique ?id|already (been )?(used|processed|submitted|received|exists?)|being processed|in progress", Way)]
    private static partial Regex Taken();

    [GeneratedRegex(@"session\b.*\b(expired|timed out|time-?out|invalid|not valid|no longer|ended)|(expired|invalid|no longer valid)\b.*\bsession", Way)]
    private static partial Regex SessionOver();

    [GeneratedRegex(@"\bsender|\bpartner|not authori[sz]ed (for|in|by) (the|this) company", Way)]
    private static partial Regex Sender();

    [GeneratedRegex(@"\bsign-?in\b|\blog-?in\b|\bpassword|\bcredential", Way)]
    private static partial Regex SignIn();

    [GeneratedRegex(@"\bperiods?\b[^.]*\bclosed\b|\bclosed\b[^.]*\bperiods?\b|\bbooks?\b[^.]*\bclosed\b|not (with)?in an open period|period[^.]* not open", Way)]
    private static partial Regex Closed();

    [GeneratedRegex(@"\bpermissions?\b|not (allowed|authori[sz]ed|permitted) to|not authori[sz]ed", Way)]
    private static partial Regex Permission();

    [GeneratedRegex(@"(does not|doesn.t|no longer) exist|not found|already (been )?deleted|(cannot|can.t|could not|couldn.t) find", Way)]
    private static partial Regex NotThere();
}
