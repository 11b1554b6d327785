namespace BatchLedger.Papers;

/// <summary>A table on its way to paper.</summary>
internal sealed class PaperTablePrint(PaperSheets sheets, PaperTable table, Action beginSheet)
{
    private const double Leading = 12.5, Padding = 3.5, Gap = 8;

    private static readonly Letters Header = new(8, Ink.Grey, IsBold: true), Plain = new(9.5), Strong = new(9.5, IsBold: true);

    private readonly int shares = table.Columns.Sum(column => column.Share);

    public void Print()
    {
        if (table.Heading.Length > 0) Heading();
        else if (!sheets.HasRoom(4 * Leading)) beginSheet();
        Head();
        for (var number = 0; number < table.Rows.Count; number++) Row(table.Rows[number], Following(number));
        sheets.Y += 16;
    }

    private void Heading()
    {
        if (!sheets.HasRoom(6 * Leading)) beginSheet();
        sheets.Write(PaperText.Clean(table.Heading), (PaperSheets.Margin, sheets.Y + 11), new Letters(11.5, Ink.Brand, IsBold: true));
        sheets.Y += 19;
    }

    private void Head()
    {
        Cells([.. table.Columns.Select(column => (IReadOnlyList<string>)[column.Header])], Header);
        sheets.Line((PaperSheets.Margin, sheets.Y), PaperSheets.Inner, (0.9, Ink.Grey));
    }

    // A group stays with the row below it, and a sum with the row above it is no worse for standing on the next page.
    private double Following(int number) => table.Rows[number].Kind is PaperRowKind.Group && number + 1 < table.Rows.Count ? HeightOf(Lines(table.Rows[number + 1])) : 0;

    private void Row(PaperRow row, double following)
    {
        var lines = Lines(row);
        if (!sheets.HasRoom(HeightOf(lines) + following))
        {
            beginSheet();
            Head();
        }
        if (row.Kind is PaperRowKind.Group or PaperRowKind.Total) sheets.Fill((PaperSheets.Margin, sheets.Y), (PaperSheets.Inner, HeightOf(lines)), Ink.Ground);
        if (row.Kind is PaperRowKind.Total) sheets.Line((PaperSheets.Margin, sheets.Y), PaperSheets.Inner, (0.9, Ink.Black));
        Cells(lines, LettersOf(row));
        sheets.Line((PaperSheets.Margin, sheets.Y), PaperSheets.Inner, row.Kind is PaperRowKind.Total ? (0.9, Ink.Black) : (0.5, Ink.Rule));
    }

    private void Cells(IReadOnlyList<IReadOnlyList<string>> lines, Letters letters)
    {
        var left = PaperSheets.Margin;
        for (var column = 0; column < lines.Count; column++)
        {
            var y = sheets.Y + Padding + letters.Size;
            foreach (var line in lines[column])
            {
                if (table.Columns[column].Align is PaperAlign.Right) sheets.WriteRight(line, (left + WidthOf(column) - Gap / 2, y), letters);
                else sheets.Write(line, (left + Gap / 2, y), letters);
                y += Leading;
            }
            left += WidthOf(column);
        }
        sheets.Y += HeightOf(lines);
    }

    // Figures are never broken.
    private IReadOnlyList<IReadOnlyList<string>> Lines(PaperRow row)
    {
        if (row.Kind is PaperRowKind.Group) return [PaperText.Lines(sheets, row.Cells[0], PaperSheets.Inner - Gap, Strong)];
        return [.. row.Cells.Select((cell, column) => table.Columns[column].Align is PaperAlign.Right
            ? [PaperText.Clean(cell)] : PaperText.Lines(sheets, cell, WidthOf(column) - Gap, LettersOf(row)))];
    }

    private double WidthOf(int column) => PaperSheets.Inner * table.Columns[column].Share / shares;

    private static double HeightOf(IReadOnlyList<IReadOnlyList<string>> lines) => lines.Max(cell => cell.Count) * Leading + 2 * Padding;

    private static Letters LettersOf(PaperRow row) => row.Kind is PaperRowKind.Line ? Plain : Strong;
}
