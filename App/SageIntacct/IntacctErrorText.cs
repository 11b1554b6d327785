using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace BatchLedger.SageIntacct;

/// <summary>Elements of an answer by their names, whatever the letters' case.</summary>
internal static class IntacctElements
{
    public static bool Called(this XElement element, string name) => element.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase);

    public static IEnumerable<XElement> Parts(this XElement? element, string name) => element?.Elements().Where(part => part.Called(name)) ?? [];

    public static XElement? Part(this XElement? element, string name) => element.Parts(name).FirstOrDefault();

    /// <summary>Empty where there is no such element.</summary>
    public static string Says(this XElement? element, string name) => element.Part(name)?.Value.Trim() ?? "";
}

/// <summary>One error element: its text may stand in either description, with an id for their support in brackets.</summary>
internal static partial class IntacctErrorText
{
    private const int Longest = 240, LongestTrace = 100;

    public static IntacctError Read(XElement error)
    {
        var (first, second) = (error.Says("description"), error.Says("description2"));
        var text = first.Length == 0 || second.Contains(first, StringComparison.OrdinalIgnoreCase) ? second
            : second.Length == 0 || first.Contains(second, StringComparison.OrdinalIgnoreCase) ? first : $"{first.TrimEnd('.', ':')}: {second}";
        var correction = error.Says("correction");
        return new(Short(error.Says("errorno")), Short(Trace().Replace(text, "")), Short(Trace().Replace(correction, ""))) { Trace = TraceOf(text) ?? TraceOf(correction) };
    }

    private static string? TraceOf(string text)
    {
        var found = Trace().Match(text);
        return found.Success ? Short(Uri.UnescapeDataString(found.Groups["id"].Value.Trim()), LongestTrace) : null;
    }

    /// <summary>One line of a length that fits a page.</summary>
    public static string Short(string text, int longest = Longest)
    {
        var clean = IntacctText.Clean(text).Trim();
        return clean.Length <= longest ? clean : clean[..(longest - 1)] + "…";
    }

    [GeneratedRegex(@"\s*\[(?:Support|Request) ID:\s*(?<id>[^\]]*)\]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Trace();
}
