using System.Text;

namespace BatchLedger.Spreadsheets;

/// <summary>What every part of the package shares: its first line, its namespaces, and how our own words get into an attribute.</summary>
internal static class Markup
{
    public const string Declaration = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    public const string Package = "http://schemas.openxmlformats.org/package/2006";

    /// <summary>Legal in elements and attributes alike.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var unit in CellText.Clean(text))
            _ = unit switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\t' or '\r' or '\n' => escaped.Append("&#").Append((int)unit).Append(';'),
                _ => escaped.Append(unit),
            };
        return escaped.ToString();
    }
}
