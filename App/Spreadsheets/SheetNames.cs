namespace BatchLedger.Spreadsheets;

/// <summary>Hands out names that Excel accepts and that differ within a workbook, whatever was wished for.</summary>
internal sealed class SheetNames
{
    private const int MostUnits = 31;

    private readonly HashSet<string> sheets = new(StringComparer.OrdinalIgnoreCase) { "History" }; // Excel keeps that one for itself
    private readonly HashSet<string> tables = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A name asked for twice comes back as "Detail (2)".</summary>
    public string Sheet(string wish) => Unused(sheets, Legal(wish), number => $" ({number})");

    /// <summary>A name asked for twice comes back as "tblDetail_2".</summary>
    public string Table(string wish)
    {
        var letters = string.Concat(wish.Select(unit => char.IsAsciiLetterOrDigit(unit) ? unit : '_'));

        // TBL1 is a cell and R1C1 another; four letters at the start, or an underscore, are a name.
        var isName = letters.Length > 3 && letters[..4].All(char.IsAsciiLetter) || letters.Contains('_') && char.IsAsciiLetter(letters[0]);
        if (!isName) letters = "tbl_" + letters;
        return Unused(tables, letters, number => $"_{number}", 200);
    }

    private static string Legal(string wish)
    {
        var legal = string.Concat(CellText.Clean(wish).Select(unit => "[]:*?/\\".Contains(unit) || char.IsControl(unit) ? '-' : unit));
        legal = CellText.Cut(legal, MostUnits).ToString().Trim(' ', '\'');
        return legal.Length == 0 ? "Sheet" : legal;
    }

    private static string Unused(HashSet<string> taken, string name, Func<int, string> ending, int most = MostUnits)
    {
        var candidate = CellText.Cut(name, most).ToString();
        for (var number = 2; !taken.Add(candidate); number++)
            candidate = $"{CellText.Cut(name, most - ending(number).Length)}{ending(number)}";
        return candidate;
    }
}
