namespace BatchLedger.Tests;

internal static class AccessRows
{
    /// <summary>A name, at least two spaces, and what holds for it.</summary>
    public static Dictionary<string, string> Read(string table) => table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => line.Split("  ", 2, StringSplitOptions.TrimEntries))
        .ToDictionary(parts => parts[0], parts => parts[1]);

    /// <summary>Names every one of them, where an equality would name the first few letters.</summary>
    public static void AssertNone(IEnumerable<string> wrong)
    {
        var lines = wrong.Order().ToList();
        Assert.True(lines.Count == 0, string.Join("\n", lines));
    }
}
