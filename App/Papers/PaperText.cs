using System.Text;

namespace BatchLedger.Papers;

/// <summary>Text on its way to paper: without what cannot be printed, and broken into lines.</summary>
internal static class PaperText
{
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (Rune.IsControl(rune)) clean.Append(' ');
            else clean.Append(rune.ToString());
        return clean.ToString().Trim();
    }

    /// <summary>Lines not wider than that. A word that is wider itself is broken; there is always one line.</summary>
    public static IReadOnlyList<string> Lines(PaperSheets sheets, string text, double width, Letters letters)
    {
        var (lines, line) = (new List<string>(), "");
        foreach (var word in Clean(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (sheets.Measure(longer, letters) <= width)
            {
                line = longer;
                continue;
            }
            if (line.Length > 0) lines.Add(line);
            line = Broken(sheets, word, width, (letters, lines));
        }
        lines.Add(line);
        return lines;
    }

    private static string Broken(PaperSheets sheets, string word, double width, (Letters Letters, List<string> Lines) to)
    {
        var line = "";
        foreach (var rune in word.EnumerateRunes())
        {
            var longer = line + rune;
            if (line.Length > 0 && sheets.Measure(longer, to.Letters) > width)
            {
                to.Lines.Add(line);
                longer = rune.ToString();
            }
            line = longer;
        }
        return line;
    }
}
