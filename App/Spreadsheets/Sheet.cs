namespace BatchLedger.Spreadsheets;

/// <summary>One sheet of a workbook under way. It ends when the next one begins or the workbook is finished.</summary>
public abstract class Sheet
{
    private protected Sheet(WorkbookWriter book) => Book = book;

    private protected WorkbookWriter Book { get; }

    internal WorksheetPart Part { get; private protected set; } = null!;

    private protected CellWriter Cells => Part.Cells;

    internal abstract void Finish();
}
