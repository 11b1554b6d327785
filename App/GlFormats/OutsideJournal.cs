namespace BatchLedger.GlFormats;

/// <summary>A journal on its way out of the house, in words every accounting system understands. Its lines are a stream that can be read more than once:
/// first they are checked, then written, and a million of them are never in memory together.</summary>
public sealed record OutsideJournal
{
    /// <summary>The number it will be known by outside: unique within a file.</summary>
    public required string Number { get; init; }
    public required DateOnly Date { get; init; }

    /// <summary>What the whole journal is about, such as the batch's name.</summary>
    public string Memo { get; init; } = "";

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>In their order; grouping and sorting are the caller's.</summary>
    public required IAsyncEnumerable<OutsideLine> Lines { get; init; }
}

/// <summary>Accounts that outside systems keep a second book about.</summary>
public enum ControlAccount { None, Receivable, Payable }

/// <summary>One side of one account. Dimensions are our codes; what they are called outside and in which column they go is the format's knowledge (<see cref="Dimensions"/>).</summary>
public sealed record OutsideLine
{
    /// <summary>1, 2, 3 … within the journal.</summary>
    public required int No { get; init; }
    public required string AccountCode { get; init; }
    public required string AccountName { get; init; }

    /// <summary>The account's external name, <c>Parent:Child</c>, or else its name.</summary>
    public required string AccountPath { get; init; }
    public ControlAccount Control { get; init; }

    /// <summary>Minor units; exactly one of the two is over 0.</summary>
    public required long Debit { get; init; }
    public required long Credit { get; init; }
    public string Memo { get; init; } = "";

    /// <summary>The branch. Null where the company has none, though our books give it one of its own code.</summary>
    public string? Location { get; init; }
    public string? Department { get; init; }
    public string? Class { get; init; }

    /// <summary>The member, customer or vendor by name, and the id the outside system has for it, where that is known.</summary>
    public string? Entity { get; init; }
    public string? EntityCode { get; init; }

    /// <summary>Debit positive, credit negative.</summary>
    internal long Signed => Debit - Credit;
}
