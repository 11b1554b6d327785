using BatchLedger.OutsideGl;

namespace BatchLedger.QuickBooksOnline;

/// <summary>What each of their codes means. The code decides; the sentence where a code has several meanings; the fault's type and the status where the code is none we know.</summary>
internal static class QuickBooksCodes
{
    // Of several errors the one that asks for the most care decides.
    private static readonly AnswerClass[] ByCare =
    [
        AnswerClass.Unknown, AnswerClass.AuthRefresh, AnswerClass.Throttled, AnswerClass.ConfigError, AnswerClass.Forbidden, AnswerClass.Duplicate, AnswerClass.Stale,
        AnswerClass.RejectedClosedPeriod, AnswerClass.Bug, AnswerClass.RejectedData,
    ];

    public static AnswerClass ClassOf(QuickBooksFault fault, int status) =>
        fault.Errors.Count == 0 ? OfType(fault.Type, status) : fault.Errors.Select(error => ClassOf(error, fault.Type, status)).MinBy(found => Array.IndexOf(ByCare, found));

    public static AnswerClass ClassOf(QuickBooksError error, string type, int status) => Number(error.Code) switch
    {
        120 or 5020 => AnswerClass.Forbidden,
        500 or 2010 or >= 4000 and < 5000 => AnswerClass.Bug,
        600 => AnswerClass.Duplicate,
        610 or >= 2000 and < 3000 => AnswerClass.RejectedData,
        3001 => AnswerClass.Throttled,
        3100 or 3200 => AnswerClass.AuthRefresh,
        5010 => AnswerClass.Stale,
        6140 => OfSentence(error) is AnswerClass.RejectedClosedPeriod ? AnswerClass.RejectedClosedPeriod : AnswerClass.Duplicate,
        6190 => AnswerClass.ConfigError,
        // An article of 2017 prints it for a number that is taken.
        6210 => OfSentence(error) is AnswerClass.Duplicate ? AnswerClass.Duplicate : AnswerClass.RejectedClosedPeriod,
        >= 6000 and < 7000 => OfSentence(error) ?? (error.Sentence.Length == 0 || status >= 500 ? AnswerClass.Unknown : AnswerClass.RejectedData),
        >= 10000 => AnswerClass.Unknown,
        _ => OfSentence(error) ?? OfType(type, status),
    };

    private static AnswerClass? OfSentence(QuickBooksError error)
    {
        if (error.Says("unexpected error") || error.Says("few minutes") || error.Says("try again") || error.Says("temporarily")) return AnswerClass.Unknown;
        if (error.Says("throttle")) return AnswerClass.Throttled;
        if (error.Says("duplicate document number") || error.Says("number", "already been used")) return AnswerClass.Duplicate;
        if (error.Says("period", "closed") || error.Says("books", "closed") || error.Says("closing date")) return AnswerClass.RejectedClosedPeriod;
        return null;
    }

    private static AnswerClass OfType(string type, int status)
    {
        bool Is(string word) => type.Contains(word, StringComparison.OrdinalIgnoreCase);
        if (status is 429) return AnswerClass.Throttled;
        if (status is 401 || Is("authentication")) return AnswerClass.AuthRefresh;
        // They spell it AuthorizatonFault.
        if (status is 403 || Is("authoriz")) return AnswerClass.Forbidden;
        return status < 500 && (Is("validation") || status is 400) ? AnswerClass.RejectedData : AnswerClass.Unknown;
    }

    private static int? Number(string? code) => int.TryParse(code, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
}
