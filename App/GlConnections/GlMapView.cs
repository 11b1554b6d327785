using BatchLedger.Ledgers;
using BatchLedger.OutsideGl;
using BatchLedger.Refusals;

namespace BatchLedger.GlConnections;

/// <summary>One of ours, what it is over there, and what it probably is.</summary>
public sealed record GlMapRow(OurKind Kind, int OurId, string Code, string Name)
{
    /// <summary>What it is mapped to; null: it is not.</summary>
    public string? OutsideId { get; init; }

    /// <summary>Null: not mapped, or not there any more.</summary>
    public OutsideItem? Outside { get; init; }
    public Proposal? Proposal { get; init; }

    /// <summary>Journals that may be sent use it.</summary>
    public bool Used { get; init; }

    /// <summary>Customer or vendor that lines on the account need, and that is not named yet.</summary>
    public OurKind? Missing { get; init; }

    public bool IsMapped => OutsideId is not null;

    /// <summary>What is wrong with the mapping, in one sentence.</summary>
    public string? Fault(string system) => Outside switch
    {
        null => OutsideId is null ? null : $"{OutsideId} is not in {system} any more.",
        { Active: false } => $"It is inactive in {system}.",
        { Trait: OutsideTrait.TakesNoJournals } => $"It takes no journal lines in {system}.",
        _ => Missing is { } missing ? $"Lines on it need a {missing.InWords()}; none is named below." : null,
    };

    /// <summary>The address that opens it for mapping: ?account=4100.</summary>
    public string Key => Kind is OurKind.Customer or OurKind.Vendor ? "yes" : Code;
}

/// <summary>All that is mapped between a company and its outside books.</summary>
public sealed record GlMapView(Company Company, GlConnection? Connection)
{
    public IReadOnlyList<GlMapRow> Rows { get; init; } = [];
    public Refusal? WhyNot { get; init; }

    /// <summary>Why the reader changes nothing here at all.</summary>
    public Refusal? Closed { get; init; }

    /// <summary>What branches and departments are called over there.</summary>
    public IReadOnlyDictionary<OurKind, OutsideKind> Kinds { get; init; } = new Dictionary<OurKind, OutsideKind>();

    /// <summary>How many of each kind the outside books have.</summary>
    public IReadOnlyDictionary<OutsideKind, int> Counts { get; init; } = new Dictionary<OutsideKind, int>();

    public string System => Company.AccountingSystem.InWords();
    public IReadOnlyList<GlMapRow> Of(OurKind kind) => [.. Rows.Where(row => row.Kind == kind)];
    public IReadOnlyList<GlMapRow> Unmapped => [.. Rows.Where(row => row is { Kind: OurKind.Account, Used: true, IsMapped: false })];
    public IReadOnlyList<GlMapRow> Faulty => [.. Rows.Where(row => row.Fault(System) is not null)];
    public IReadOnlyList<GlMapRow> Proposed => [.. Rows.Where(row => row is { IsMapped: false, Proposal: not null })];
    public GlMapRow? Find(OurKind kind, string key) => Rows.FirstOrDefault(row => row.Kind == kind && row.Key.Equals(key, StringComparison.OrdinalIgnoreCase));
}

public static class OurKinds
{
    public static string InWords(this OurKind kind) => kind.ToString().ToLowerInvariant();
}

public static class ProposedBys
{
    public static string InWords(this ProposedBy by) => by switch
    {
        ProposedBy.Number => "number",
        ProposedBy.ExternalName => "external name",
        _ => "name",
    };
}
