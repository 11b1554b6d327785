using System.Text.Json;
using System.Text.RegularExpressions;
using BatchLedger.OutsideGl;

namespace BatchLedger.NetSuite;

/// <summary>One detail of an answer that is a "no". Every member may be missing.</summary>
public sealed record NetSuiteDetail(string? Code, string Sentence)
{
    public string? Path { get; init; }
}

/// <summary>The body of an answer that is a "no", read.</summary>
public sealed partial record NetSuiteProblem
{
    private const int LongestSentence = 480;

    public string? Title { get; private init; }
    public IReadOnlyList<NetSuiteDetail> Details { get; private init; } = [];

    /// <summary>Whether NetSuite's record service itself has spoken, and not something on the way to it.</summary>
    public bool IsTheirs { get; private init; }

    public IReadOnlyList<string> Codes => [.. Details.Where(detail => detail.Code is not null).Select(detail => detail.Code!)];

    public string Sentence => string.Join(' ', Details.Select(detail => detail.Sentence).Where(sentence => sentence.Length > 0).DefaultIfEmpty(Title ?? ""));

    /// <summary>What their support asks for.</summary>
    public string? ErrorId => ErrorIdentity().Match(Sentence) is { Success: true } found ? found.Groups[1].Value : null;

    public static NetSuiteProblem Read(string body)
    {
        if (WireJson.Parse(body) is not { } root) return new NetSuiteProblem();

        // RESTlets say {"error":{"code","message"}}, token addresses {"error":"…","error_description":"…"}.
        var details = root.Many("o:errorDetails").Select(DetailOf).ToList();
        if (details.Count == 0 && root.Member("error") is { } error) details.Add(error.ValueKind is JsonValueKind.Object ? Old(error) : Token(root));
        return new NetSuiteProblem { Title = Plain(root.Text("title")), Details = details, IsTheirs = details.Count > 0 || root.Text("title") is not null };
    }

    /// <summary>What each detail says, with the line it speaks of where it names one: line.items[2].class is of the third line.</summary>
    public IReadOnlyList<GlFinding> Findings(GlEntry? entry) => [.. Details.Select(detail =>
    {
        var finding = new GlFinding(detail.Code ?? "NetSuite", detail.Sentence);
        if (LineOf(detail.Path) is not { } index) return finding;
        var line = entry?.Lines.ElementAtOrDefault(index);
        return finding with { LineNo = line?.No ?? index + 1, AccountCode = line?.AccountCode };
    })];

    /// <summary>From 0. Null: the path names no line.</summary>
    public static int? LineOf(string? path) => path is not null && LinePath().Match(path) is { Success: true } found ? int.Parse(found.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) : null;

    private static NetSuiteDetail DetailOf(JsonElement detail) => new(detail.Text("o:errorCode"), Plain(detail.Text("detail")) ?? "") { Path = detail.Text("o:errorPath") };

    private static NetSuiteDetail Old(JsonElement error) => new(error.Text("code"), Plain(error.Text("message")) ?? "");

    private static NetSuiteDetail Token(JsonElement root) => new(root.Text("error"), Plain(root.Text("error_description")) ?? root.Text("error") ?? "");

    private static string? Plain(string? sentence)
    {
        if (sentence is null) return null;
        var plain = Blanks().Replace(Opening().Replace(sentence, ""), " ").Trim();
        return plain.Length > LongestSentence ? $"{plain[..LongestSentence]}…" : plain;
    }

    [GeneratedRegex(@"\bline(?:[./]?items)?[\[/.(](\d{1,6})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LinePath();

    [GeneratedRegex(@"^Error while accessing (a )?resource[:.]\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    [GeneratedRegex(@"[\s\p{C}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"Error ID:?\s*([A-Za-z0-9_-]{4,60})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ErrorIdentity();
}
