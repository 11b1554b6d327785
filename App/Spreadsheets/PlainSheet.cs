namespace BatchLedger.Spreadsheets;

/// <summary>What a check found, shown in green or red.</summary>
public enum Verdict { Pass, Fail }

/// <summary>
/// A sheet of titles, labelled values and small lists. Cells fill a row from left to right; more of them than the sheet has widths is a fault
/// of the caller and throws.
/// </summary>
public sealed class PlainSheet : Sheet
{
    private readonly PlainPlan plan;
    private int next;
    private int row;
    private bool inRow;

    internal PlainSheet(WorkbookWriter book, PlainPlan plan) : base(book)
    {
        this.plan = plan;
        Part = book.OpenPart(book.Names.Sheet(plan.Name), plan.Order);
        Part.Begin(plan.Widths, frozenColumns: null);
    }

    public PlainSheet Title(string title) => Row().Put(title, Styles.Title);

    /// <summary>A label and, beside it, a text that may run over several lines.</summary>
    public PlainSheet Pair(string label, string? value) => Row().Label(label).Put(value, Styles.Value);

    /// <summary>The header row of a small list.</summary>
    public PlainSheet Heading(params IEnumerable<string> headers)
    {
        Row();
        foreach (var header in headers) Put(header, Styles.Header);
        return this;
    }

    /// <summary>Leaves one row empty.</summary>
    public PlainSheet Gap()
    {
        EndRow();
        row++;
        return this;
    }

    public PlainSheet Row()
    {
        EndRow();
        Cells.BeginRow(++row);
        next = 0;
        inRow = true;
        return this;
    }

    public PlainSheet Label(string text) => Put(text, Styles.Label);

    public PlainSheet Note(string text) => Put(text, Styles.Note);

    public PlainSheet Text(string? text) => Put(text, Styles.Text);

    /// <summary>A moment as text in UTC.</summary>
    public PlainSheet Stamp(DateTimeOffset? stamp) => Text(stamp is { } moment ? IsoText.Of(moment) : null);

    public PlainSheet Date(DateOnly? date)
    {
        var column = Take();
        if (date is { } day) Cells.Date(column, day);
        return this;
    }

    /// <summary>Minor units of a currency with so many digits (0 to 4).</summary>
    public PlainSheet Amount(long minor, int digits)
    {
        Cells.Scaled(Take(), minor, digits, Styles.Amount(digits));
        return this;
    }

    public PlainSheet Whole(long number)
    {
        Cells.Scaled(Take(), number, 0, Styles.Whole);
        return this;
    }

    public PlainSheet Verdict(Verdict verdict) =>
        verdict == Spreadsheets.Verdict.Pass ? Put("PASS", Styles.Pass) : Put("FAIL", Styles.Fail);

    private PlainSheet Put(string? text, int style)
    {
        Cells.Text(Take(), text, style);
        return this;
    }

    private int Take()
    {
        if (!inRow || next == plan.Widths.Count) throw new InvalidOperationException($"The row of sheet '{plan.Name}' has no column {next + 1}.");
        return next++;
    }

    private void EndRow()
    {
        if (inRow) Cells.EndRow();
        inRow = false;
    }

    internal override void Finish()
    {
        EndRow();
        Part.End(Book.Page, checkCell: null);
    }
}
