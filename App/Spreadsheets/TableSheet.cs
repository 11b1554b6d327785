namespace BatchLedger.Spreadsheets;

/// <summary>
/// Rows of a named table, written as they come and never held. <c>sheet.Row().Text(number).Date(day).Amount(minor)</c> fills a row from left to
/// right; a cell of another kind than its column, or one too many, is a fault of the caller and throws. Past the row limit the rows
/// go on in the next sheet, and both sheets say so.
/// </summary>
public sealed class TableSheet : Sheet
{
    // Below the rows: totals, then all parts, check, and where the rows go on, each after a blank row.
    private const int HeaderRow = 1, RowsBelow = 7;

    private readonly TablePlan plan;
    private readonly TableFoot foot;
    private int next;
    private int rowsOfPart;
    private bool inRow;

    internal TableSheet(WorkbookWriter book, TablePlan plan) : base(book)
    {
        this.plan = plan with { Columns = TablePart.WithOwnNames(plan.Columns) };
        foot = new TableFoot(this.plan.Columns);
        BeginPart();
    }

    /// <summary>Rows written so far, in all parts.</summary>
    public long RowCount { get; private set; }

    public TableSheet Row()
    {
        EndRow();
        if (rowsOfPart == Book.Properties.RowLimit - HeaderRow - RowsBelow)
        {
            EndPart(goesOnIn: Book.Names.Sheet(plan.Name));
            BeginPart();
        }
        BeginRow();
        RowCount++;
        return this;
    }

    /// <summary>A name, a code, an account number; empty leaves the cell blank.</summary>
    public TableSheet Text(string? text)
    {
        Cells.Text(Take(CellKind.Text), text, Styles.Text);
        return this;
    }

    /// <summary>A moment as text in UTC.</summary>
    public TableSheet Stamp(DateTimeOffset? stamp) => Text(stamp is { } moment ? IsoText.Of(moment) : null);

    public TableSheet Date(DateOnly? date)
    {
        var column = Take(CellKind.Date);
        if (date is { } day) Cells.Date(column, day);
        return this;
    }

    /// <summary>Minor units of the column's currency.</summary>
    public TableSheet Amount(long? minor)
    {
        var column = Take(CellKind.Amount);
        if (minor is { } units) Number(column, units, Styles.Amount(plan.Columns[column].Digits));
        return this;
    }

    public TableSheet Whole(long? number)
    {
        var column = Take(CellKind.Whole);
        if (number is { } count) Number(column, count, Styles.Whole);
        return this;
    }

    /// <summary>Leaves a cell of any kind empty.</summary>
    public TableSheet Blank()
    {
        if (!inRow || next == plan.Columns.Count) throw new InvalidOperationException($"The row of sheet '{plan.Name}' has no column {next + 1}.");
        next++;
        return this;
    }

    private int Take(CellKind kind)
    {
        Blank();
        var column = plan.Columns[next - 1];
        if (column.Kind != kind) throw new InvalidOperationException($"Column '{column.Header}' of sheet '{plan.Name}' holds {column.Kind}, not {kind}.");
        return next - 1;
    }

    private void Number(int column, long value, int style)
    {
        foot.Add(column, value);
        Cells.Scaled(column, value, plan.Columns[column].Digits, style);
    }

    private void BeginRow()
    {
        Cells.BeginRow(HeaderRow + ++rowsOfPart);
        next = 0;
        inRow = true;
    }

    private void EndRow()
    {
        if (inRow) Cells.EndRow();
        inRow = false;
    }

    private void BeginPart()
    {
        Part = Book.OpenPart(continuedName ?? Book.Names.Sheet(plan.Name), plan.Order);
        Part.Begin([.. plan.Columns.Select(column => column.Width)], Math.Min(plan.FrozenColumns, plan.Columns.Count - 1));
        rowsOfPart = 0;
        foot.BeginPart(Part.Name, Book.Names.Table(plan.TableName));

        Cells.BeginRow(HeaderRow);
        for (var column = 0; column < plan.Columns.Count; column++) Cells.Text(column, plan.Columns[column].Header, Styles.Header);
        Cells.EndRow();
    }

    private string? continuedName;

    private void EndPart(string? goesOnIn)
    {
        // A table without a single row is one that Excel repairs.
        if (rowsOfPart == 0) BeginRow();
        EndRow();

        continuedName = goesOnIn;
        Part.Table = new TablePart(Part.Number, foot.Table, plan.Columns, Cells.Row + 1);
        var checkCell = foot.Write(Cells, goesOnIn);
        Part.End(Book.Page, checkCell);
    }

    internal override void Finish() => EndPart(goesOnIn: null);
}
