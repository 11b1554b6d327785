using BatchLedger.OutsideGl;

namespace BatchLedger.GlConnections;

/// <summary>One of ours as a proposal sees it.</summary>
public sealed record OurName(string Code, string Name)
{
    /// <summary>The name outside systems know it by, as Parent:Child.</summary>
    public string? ExternalName { get; init; }
}

/// <summary>What it was recognised by.</summary>
public enum ProposedBy { Number, ExternalName, Name }

public sealed record Proposal(OutsideItem Item, ProposedBy By);

/// <summary>Which record of the outside books one of ours probably is: by number, then by external name, then by name. The first of them that knows any decides, and two candidates are none. Pure.</summary>
public sealed class GlProposals
{
    private readonly ILookup<string, OutsideItem> byNumber, byPath, byName;

    /// <param name="items">Of one kind. What is inactive or takes no journals is not proposed.</param>
    public GlProposals(IEnumerable<OutsideItem> items)
    {
        var usable = items.Where(item => item.Active && item.Trait is not OutsideTrait.TakesNoJournals).ToList();
        byNumber = usable.Select(item => (Key: Plain(item.Number ?? NumberIn(item.Name) ?? ""), item)).Where(pair => pair.Key.Length > 0).ToLookup(pair => pair.Key, pair => pair.item);
        byPath = usable.SelectMany(item => new[] { Path(item.Path), Path(item.Name) }.Where(key => key.Length > 0).Distinct().Select(key => (key, item))).ToLookup(pair => pair.key, pair => pair.item);
        byName = usable.SelectMany(item => new[] { Plain(item.Name), Plain(WithoutNumber(item.Name)), Plain(Leaf(item.Path)) }.Where(key => key.Length > 0).Distinct().Select(key => (key, item))).ToLookup(pair => pair.key, pair => pair.item);
    }

    public Proposal? For(OurName ours)
    {
        (ProposedBy By, IEnumerable<OutsideItem> Found)[] ways =
        [
            (ProposedBy.Number, byNumber[Plain(ours.Code)]),
            (ProposedBy.ExternalName, byPath[Path(ours.ExternalName)]),
            (ProposedBy.Name, byName[Plain(ours.Name)]),
        ];
        var first = ways.FirstOrDefault(way => way.Found.Any());
        return first.Found?.Distinct().ToList() is [var only] ? new Proposal(only, first.By) : null;
    }

    private static string Plain(string? text) => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();

    private static string Path(string? text) => string.Join(':', (text ?? "").Split(':').Select(part => Plain(WithoutNumber(part))));

    private static string Leaf(string? path) => WithoutNumber((path ?? "").Split(':')[^1]);

    // "1010 Operating Bank", "1010 - Operating Bank", "1010 · Operating Bank"
    private static string? NumberIn(string name)
    {
        var first = name.Trim().Split(' ')[0];
        return first.Length > 0 && char.IsAsciiDigit(first[0]) && first.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.') && first.Length < name.Trim().Length ? first : null;
    }

    private static string WithoutNumber(string name) => NumberIn(name) is { } number ? name.Trim()[number.Length..].TrimStart(' ', '-', '·', '–') : name;
}
