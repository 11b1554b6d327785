namespace BatchLedger.Spreadsheets;

/// <summary>
/// What stands below the rows: the totals row of the table, for a table in several sheets the total of all parts, the check that debits and
/// credits agree, and where the rows go on. Sums are exact whole numbers.
/// </summary>
internal sealed class TableFoot(IReadOnlyList<SheetColumn> columns)
{
    private readonly Int128[] sums = new Int128[columns.Count];
    private readonly Int128[] sumsOfPart = new Int128[columns.Count];
    private readonly List<string> tables = [];
    private readonly List<string> sheets = [];

    /// <summary>The table of the part being written.</summary>
    public string Table => tables[^1];

    public void BeginPart(string sheet, string table)
    {
        sheets.Add(sheet);
        tables.Add(table);
        Array.Clear(sumsOfPart);
    }

    public void Add(int column, long value)
    {
        sums[column] += value;
        sumsOfPart[column] += value;
    }

    /// <summary>Answers the address of the check cell, if there is one. Only the last part can be checked: an entry may be split between two.</summary>
    public string? Write(CellWriter cells, string? goesOnIn)
    {
        Totals(cells, cells.Row + 1, TablePart.TotalsLabel, column => new(TablePart.Subtotal(Table, columns[column]), Decimal(sumsOfPart[column], column)));
        if (goesOnIn is null && tables.Count > 1)
            Totals(cells, cells.Row + 2, $"Total of {tables.Count} sheets", column => new($"SUM({EveryPart(column)})", Decimal(sums[column], column)));

        var checkCell = goesOnIn is null ? Check(cells) : null;
        if (goesOnIn is not null) Note(cells, $"The rows go on in sheet \"{goesOnIn}\".");
        else if (sheets.Count > 1) Note(cells, $"The rows began in sheet \"{sheets[0]}\".");
        return checkCell;
    }

    private void Totals(CellWriter cells, int row, string label, Func<int, Calculation> total)
    {
        cells.BeginRow(row);
        for (var column = 0; column < columns.Count; column++)
        {
            if (columns[column].Total != ColumnTotal.None) cells.Formula(column, total(column), TotalStyle(columns[column]));
            else if (column == 0) cells.Text(column, label, Styles.TotalText);
            else cells.Blank(column, Styles.TotalText);
        }
        cells.EndRow();
    }

    private string? Check(CellWriter cells)
    {
        var (debit, credit) = (Place(ColumnTotal.Debit), Place(ColumnTotal.Credit));
        if (debit < 0 || credit < 0) return null;

        // SUM, not SUBTOTAL: a filter must not turn the check red. ROUND, because Excel adds in binary fractions.
        var digits = columns[debit].Digits;
        var difference = new Calculation($"ROUND(SUM({EveryPart(debit)})-SUM({EveryPart(credit)}),{digits})", Decimal(sums[debit] - sums[credit], debit));
        cells.BeginRow(cells.Row + 2);
        if (debit > 0) cells.Text(0, $"Check: {columns[debit].Header} − {columns[credit].Header} must be {DecimalText.Of(0, digits)}", Styles.Label);
        cells.Formula(debit, difference, Styles.TotalAmount(digits));
        cells.EndRow();
        return $"{ColumnLetters.Of(debit)}{cells.Row}";
    }

    private static void Note(CellWriter cells, string note)
    {
        cells.BeginRow(cells.Row + 2);
        cells.Text(0, note, Styles.Note);
        cells.EndRow();
    }

    private int Place(ColumnTotal total)
    {
        for (var column = 0; column < columns.Count; column++)
            if (columns[column].Total == total) return column;
        return -1;
    }

    private string EveryPart(int column) => string.Join(',', tables.Select(table => TablePart.Column(table, columns[column])));

    private string Decimal(Int128 sum, int column) => DecimalText.Of(sum, columns[column].Digits);

    private static int TotalStyle(SheetColumn column) => column.Kind == CellKind.Whole ? Styles.TotalWhole : Styles.TotalAmount(column.Digits);
}
