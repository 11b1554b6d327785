namespace BatchLedger.OutsideGl;

/// <summary>One answer of an outside system, read. What is null was not said.</summary>
public sealed record GlAnswer(AnswerClass Class)
{
    /// <summary>One sentence for a person, in the system's own words where it has any, and never with a secret in it.</summary>
    public string Message { get; init; } = "";

    /// <summary>Their error codes, in their order.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>All of their sentences; line numbers where the answer names a line.</summary>
    public IReadOnlyList<GlFinding> Findings { get; init; } = [];

    /// <summary>The outside id of the journal, and the number a person finds it by.</summary>
    public string? OutsideId { get; init; }
    public string? OutsideNumber { get; init; }

    /// <summary>What the next change must name: QuickBooks' SyncToken.</summary>
    public string? OutsideVersion { get; init; }

    /// <summary>The journal as it stands in the outside books, after a look-up that found it.</summary>
    public OutsideCopy? Copy { get; init; }

    /// <summary>For their support: intuit_tid, Support ID, error id.</summary>
    public string? Trace { get; init; }

    /// <summary>How long they ask to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static GlAnswer Of(AnswerClass answer, string message) => new(answer) { Message = message };
}

/// <summary>Something that stands between a journal and the outside books, or should be known before it goes.</summary>
public sealed record GlFinding(string Code, string Message)
{
    /// <summary>Null: the whole journal.</summary>
    public int? LineNo { get; init; }
    public FindingWeight Weight { get; init; } = FindingWeight.Blocks;

    /// <summary>Our account that needs another outside account, where that is the cure.</summary>
    public string? AccountCode { get; init; }
}

public enum FindingWeight { Blocks, Warns }
