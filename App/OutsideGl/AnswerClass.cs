namespace BatchLedger.OutsideGl;

/// <summary>What an answer of an outside accounting system means for us, whatever its status, code or sentence were. The words of the three systems are told apart in their rooms.</summary>
public enum AnswerClass
{
    /// <summary>The journal is in the outside books.</summary>
    Accepted,
    Found,
    NotFound,

    /// <summary>It was there and is there no more.</summary>
    Gone,
    Deleted,
    List,
    Session,

    /// <summary>The number, the key or the request is taken: read back before believing anything.</summary>
    Duplicate,

    /// <summary>Somebody changed the record meanwhile: read it again, then try once more.</summary>
    Stale,
    RejectedData,
    RejectedClosedPeriod,
    Forbidden,

    /// <summary>The set-up is wrong: client, sender, company, subscription.</summary>
    ConfigError,

    /// <summary>The access token is over: renew it once and repeat.</summary>
    AuthRefresh,

    /// <summary>A person must sign in again.</summary>
    AuthReconnect,

    /// <summary>Too much at once; nothing was saved.</summary>
    Throttled,

    /// <summary>Out of service for a while; nothing was saved.</summary>
    Transient,

    /// <summary>The request may have been carried out. Look the journal up before anything else.</summary>
    Unknown,

    /// <summary>No byte of the request left this machine.</summary>
    NotSent,

    /// <summary>Parts of a batch request went different ways.</summary>
    Mixed,

    /// <summary>The request was not understood: ours to mend, nothing was saved.</summary>
    Bug,
}

public static class AnswerClasses
{
    /// <summary>As the vectors write it: "rejected-closed-period".</summary>
    public static string Word(this AnswerClass answer) =>
        string.Concat(answer.ToString().Select((letter, at) => char.IsUpper(letter) && at > 0 ? $"-{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));

    /// <summary>The journal is certainly not in the outside books, and sending it again as it is would end the same way.</summary>
    public static bool IsRejection(this AnswerClass answer) => answer is AnswerClass.RejectedData or AnswerClass.RejectedClosedPeriod or AnswerClass.Forbidden
        or AnswerClass.ConfigError or AnswerClass.AuthReconnect or AnswerClass.Bug;

    /// <summary>Trying again later can help, and nothing was saved.</summary>
    public static bool CanRetry(this AnswerClass answer) => answer is AnswerClass.Throttled or AnswerClass.Transient or AnswerClass.NotSent or AnswerClass.AuthRefresh;
}
