namespace BatchLedger.Spreadsheets;

/// <summary>Header and footer of a printed page in Excel's own notation, each within its 255 characters.</summary>
internal sealed record PageText(string Header, string Footer)
{
    private const int MostUnits = 255;

    public static PageText Of(WorkbookProperties properties)
    {
        var mark = properties.PrintMark.Length == 0 ? "" : $"&C&\"-,Bold\"{Literal(properties.PrintMark, 60)}";
        var header = $"&L{Literal(properties.PrintHeader, MostUnits - mark.Length - 12)}{mark}&R&A";
        return new(header, $"&L{Literal(properties.PrintFooter, MostUnits - 20)}&RPage &P of &N");
    }

    // An ampersand starts a code, so one that was meant is doubled; half of a doubled one must not be left at the cut.
    private static string Literal(string text, int most)
    {
        var clean = CellText.Clean(text).ReplaceLineEndings(" ");
        while (clean.Replace("&", "&&").Length > most) clean = CellText.Cut(clean, clean.Length - 1).ToString();
        return clean.Replace("&", "&&");
    }
}
