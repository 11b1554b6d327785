using BatchLedger.Refusals;

namespace BatchLedger.Ledgers;

/// <summary>Our codes and what an outside system calls them, one "NORTH = 200" a line. Two maps with the same text are the same map.</summary>
public sealed record CodeMap
{
    public const int TextLength = 4000;
    public const int OutsideLength = 60;

    private readonly Dictionary<string, string> outside;

    private CodeMap(Dictionary<string, string> outside) => (this.outside, Text) =
        (outside, string.Join('\n', outside.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} = {pair.Value}")));

    public static CodeMap Empty { get; } = new([]);

    /// <summary>As it is typed and kept, in the order of our codes.</summary>
    public string Text { get; }

    public IReadOnlyCollection<string> Codes => outside.Keys;

    public static CodeMap Of(params IEnumerable<(string Code, string Outside)> pairs) => new(pairs.ToDictionary(pair => pair.Code, pair => pair.Outside));

    /// <summary>Refuses with CodeMapLine, CodeMapTwice or Text.TooLong, naming the line. <paramref name="what"/> opens the sentence: "Branch codes".</summary>
    public static Outcome<CodeMap> Read(string what, string? text)
    {
        var read = new Dictionary<string, string>();
        foreach (var (index, line) in (text ?? "").Split('\n', StringSplitOptions.TrimEntries).Index())
        {
            if (line.Length == 0) continue;
            var cut = line.IndexOf('=', StringComparison.Ordinal);
            var (code, name) = cut < 0 ? ("", "") : (line[..cut].Trim().ToUpperInvariant(), line[(cut + 1)..].Trim());
            if (code.Length == 0 || name.Length == 0) return LedgersRefusals.CodeMapLine(what, index + 1, line);
            if (TextRefusals.Optional($"{what}, line {index + 1}: the outside code", name, OutsideLength) is { } refusal) return refusal;
            if (!read.TryAdd(code, name)) return LedgersRefusals.CodeMapTwice(what, index + 1, code);
        }
        var map = new CodeMap(read);
        return TextTooLong(what, map) is { } tooLong ? tooLong : map;
    }

    /// <summary>From the database, where nothing stands but what was read before.</summary>
    public static CodeMap Kept(string text) => Read("Codes", text).Value ?? Empty;

    public string? Outside(string? code) => code is null ? null : outside.GetValueOrDefault(code, code);

    private static Refusal? TextTooLong(string what, CodeMap map) =>
        map.Text.Length > TextLength ? new Refusal("Text.TooLong", $"{what} have {map.Text.Length:N0} characters; at most {TextLength:N0} fit.") : null;

    public bool Equals(CodeMap? other) => other?.Text == Text;

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Text;
}
