namespace BatchLedger.Refusals;

/// <summary>A "no" the user can act on. Nothing broke, so nothing is thrown.
/// The message is shown as it is, on the page and on the command line alike.</summary>
public sealed record Refusal(string Code, string Message)
{
    /// <summary>The records the message speaks of, and where to mend them.</summary>
    public IReadOnlyList<RecordLink> Links { get; init; } = [];

    /// <summary>What is wrong, one by one, where one sentence is not enough (import rows, posting exceptions).</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    public Refusal With(params IReadOnlyList<RecordLink> links) => this with { Links = links };

    public override string ToString() => $"{Code}: {Message}";
}

/// <summary>A record by its name, and the address of its page.</summary>
public sealed record RecordLink(string Text, string Address);

/// <summary>Something wrong in the data, found by a check. <paramref name="Where"/> is a row and column or a record's number.</summary>
public sealed record Fault(string Where, string Message, string? Address = null);

/// <summary>The thing asked for, or the reason it was refused. Never both.</summary>
public readonly record struct Outcome<T>(T? Value, Refusal? Refusal) where T : class
{
    public static implicit operator Outcome<T>(T value) => new(value, null);
    public static implicit operator Outcome<T>(Refusal refusal) => new(null, refusal);
}
