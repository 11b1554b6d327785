using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace BatchLedger.FakeGl;

/// <summary>As much of SuiteQL as lists need: columns, one table, equalities, pages.</summary>
internal sealed partial class FakeNetSuiteQuery(FakeBooks books)
{
    private readonly FakeNetSuiteTables tables = new(books);

    public FakeReply Answer(FakeNetSuiteCall call)
    {
        if (!call.Header("Prefer").Contains("transient", StringComparison.Ordinal)) return FakeNetSuiteWords.No(400, "INVALID_HEADER", "Invalid header. The header Prefer: transient is required.");
        using var body = JsonDocument.Parse(call.Body);
        var text = body.RootElement.GetProperty("q").GetString()!;
        if (Select().Match(text) is not { Success: true } query) return Unsupported("The search cannot be understood.");
        if (tables.Rows(query.Groups["table"].Value.ToLowerInvariant()) is not { } rows) return Unsupported($"Record '{query.Groups["table"].Value}' was not found.");

        var columns = Column().Matches(query.Groups["columns"].Value).Select(found => found.Groups["name"].Value.ToLowerInvariant()).ToList();
        if (rows.Count > 0 && columns.FirstOrDefault(column => !rows[0].ContainsKey(column)) is { } unknown) return Unsupported($"Field '{unknown}' for record '{query.Groups["table"].Value}' was not found.");
        foreach (Match where in Equal().Matches(query.Groups["rest"].Value))
            rows = [.. rows.Where(row => row.GetValueOrDefault(where.Groups[1].Value.ToLowerInvariant()) == where.Groups[2].Value)];
        return Page([.. rows.Select(row => columns.Where(column => row[column] is not null).ToDictionary(column => column, column => (object)row[column]!))], call);
    }

    private static FakeReply Page(List<Dictionary<string, object>> rows, FakeNetSuiteCall call)
    {
        var asked = call.Parameters().ToDictionary(pair => pair.Name, pair => int.Parse(pair.Value, CultureInfo.InvariantCulture));
        var (limit, offset) = (Math.Min(asked.GetValueOrDefault("limit", 1000), 1000), asked.GetValueOrDefault("offset"));
        var page = rows.Skip(offset).Take(limit).ToList();
        foreach (var row in page) row["links"] = Array.Empty<string>();
        return new FakeReply(200, JsonSerializer.Serialize(new { links = Array.Empty<string>(), count = page.Count, hasMore = offset + page.Count < rows.Count, items = page, offset, totalResults = rows.Count }),
            "application/vnd.oracle.resource+json; type=collection");
    }

    private static FakeReply Unsupported(string why) => FakeNetSuiteWords.No(400, "INVALID_PARAMETER", $"Invalid search query. Detailed unprocessed description follows. Search error occurred: {why}");

    [GeneratedRegex(@"^\s*SELECT\s+(?<columns>.+?)\s+FROM\s+(?<table>\w+)(?<rest>.*)$", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Select();

    // The last word of each column is its name, once what stands in brackets is out of sight.
    [GeneratedRegex(@"(?:TO_CHAR\([^)]*\)\s+AS\s+)?(?<name>\w+)\s*(?:,|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Column();

    [GeneratedRegex(@"(\w+)\s*=\s*'([^']*)'", RegexOptions.CultureInvariant)]
    private static partial Regex Equal();
}
