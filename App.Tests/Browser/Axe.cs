using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace BatchLedger.Tests.Browser;

/// <summary>Asks axe for violations of WCAG 2.0, 2.1 and 2.2, A and AA.</summary>
internal static class Axe
{
    private static readonly AxeRunOptions Rules = new() { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"] } };

    public static async Task<IReadOnlyList<string>> ViolationsAsync(Window window, string where)
    {
        var result = await window.Page.RunAxe(Rules);
        return [.. from violation in result.Violations from node in violation.Nodes select $"{where}: {violation.Id}, {violation.Help}: {node.Html}"];
    }
}
