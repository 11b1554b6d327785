using BatchLedger.Ledgers;

namespace BatchLedger.OutsideGl;

public enum GlSite
{
    Sandbox,
    Production,

    /// <summary>A program on this machine that answers like the real one, for trying and for tests.</summary>
    StandIn,
}

/// <summary>How one company reaches one outside system: what was typed in, secrets among it. Never logged, never shown whole.</summary>
public sealed class GlTerms(AccountingSystem system, GlSite site, IReadOnlyDictionary<string, string> fields)
{
    public AccountingSystem System { get; } = system;
    public GlSite Site { get; } = site;

    /// <summary>Where the stand-in is; a loopback address. Null: the real system.</summary>
    public Uri? StandIn { get; init; }

    /// <summary>Empty where nothing was typed.</summary>
    public string this[string field] => fields.GetValueOrDefault(field, "");

    public override string ToString() => $"{System}, {Site}";
}

/// <summary>What a sign-in gave. Kept sealed; never logged.</summary>
public sealed class OutsideTokens
{
    public required string Access { get; init; }
    public required DateTimeOffset AccessUntil { get; init; }

    /// <summary>The newest; the one before it is worthless from then on.</summary>
    public string? Refresh { get; init; }
    public DateTimeOffset? RefreshUntil { get; init; }

    /// <summary>Where the calls of this session go, where the system says so.</summary>
    public string? Endpoint { get; init; }

    public override string ToString() => $"Tokens until {AccessUntil:O}";
}

/// <summary>The right to make calls now.</summary>
public sealed record GlSession(GlTerms Terms, OutsideTokens? Tokens);

/// <summary>Tokens, or why there are none.</summary>
public sealed record SignInAnswer(OutsideTokens? Tokens, GlAnswer Answer);

/// <summary>The outside books, or why they could not be read.</summary>
public sealed record BooksAnswer(OutsideBooks? Books, GlAnswer Answer);

/// <summary>What a journal is looked up by.</summary>
public sealed record GlMark(string Key, string Number, DateOnly Date)
{
    public required int Digits { get; init; }

    /// <summary>Where it was seen before.</summary>
    public string? OutsideId { get; init; }
}
