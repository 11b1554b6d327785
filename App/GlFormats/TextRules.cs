using System.Text;
using BatchLedger.Spreadsheets;

namespace BatchLedger.GlFormats;

/// <summary>
/// Why a text cannot stand in an import file. It arrives unchanged or not at all, so nothing is cut, replaced or guarded here: an apostrophe in front of "=1+1"
/// would be a part of the account's name in the outside system, and without it whoever opens the file in a spreadsheet on its way runs a formula
/// that a stranger may have typed. Only the generic file, whose reader is unknown, is guarded instead.
/// </summary>
internal static class TextRules
{
    public static string? Csv(string text) => CsvGuarded(text) ?? Formula(text);

    public static string? CsvGuarded(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~')) return null;
        foreach (var unit in text)
            if (char.IsControl(unit) && unit is not ('\t' or '\r' or '\n'))
                return $"holds the control character U+{(int)unit:X4}, which no file can carry. Take it out.";
        return HalfCharacter(text);
    }

    public static string? Iif(string text)
    {
        if (Formula(text) is { } formula) return formula;
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~')) return null;
        foreach (var unit in text)
            if (char.IsControl(unit))
                return $"holds {Name(unit)}, which an IIF file cannot carry. Take it out.";
        if (HalfCharacter(text) is { } half) return half;
        if (Windows1252.FirstLacking(text) is not (>= 0 and var at)) return null;
        var rune = Rune.GetRuneAt(text, at);
        return $"holds “{rune}” (U+{rune.Value:X4}), which Windows-1252, the writing of IIF files, lacks. Write it another way.";
    }

    private static string Name(char unit) => unit switch
    {
        '\t' => "a tab",
        '\r' or '\n' => "a line break",
        _ => $"the control character U+{(int)unit:X4}",
    };

    private static string? Formula(string text) => CellText.LooksLikeFormula(text)
        ? $"“{Shortened(text)}” begins like a formula, which runs when somebody opens the file in a spreadsheet. Begin it with a letter or a digit."
        : null;

    private static string? HalfCharacter(string text)
    {
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var units) is not global::System.Buffers.OperationStatus.Done)
                return "holds half a character, which no file can carry. Write it anew.";
            rest = rest[units..];
        }
        return null;
    }

    private static string Shortened(string text) => text.Length <= 40 ? text : $"{CellText.Cut(text, 39)}…";
}
