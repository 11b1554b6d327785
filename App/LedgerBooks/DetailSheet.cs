using BatchLedger.Spreadsheets;

namespace BatchLedger.LedgerBooks;

/// <summary>One row a journal line, with the words people know it by.</summary>
internal sealed class DetailSheet(WorkbookWriter workbook, SheetScope scope)
{
    public static readonly IReadOnlyList<(string Column, string Meaning)> Meanings =
    [
        ("Batch, Batch name", "The batch that was posted."),
        ("Fiscal period, Ledger", "Where the batch posts to."),
        ("Branch, Department", "Codes. A line without a department leaves it empty."),
        ("Date", "The day of the transaction."),
        ("Journal", "The journal entry; reopening a batch and creating its ledger anew gives a new one."),
        ("Transaction, Reference", "What the line comes from, and the reference it was entered with."),
        ("Account, Account name", "The account's code, as text, and its name."),
        ("Description", "What the line was entered with."),
        ("Lines", "How many lines the figure is made of."),
        ("Debit, Credit", "Amounts over zero; each line has one of the two."),
        ("Net", "Debit less credit."),
        ("Currency", "ISO 4217, of both amounts; in a Statistical ledger what the account counts."),
    ];

    private readonly TableSheet sheet = workbook.Table(new TablePlan("Detail", scope.Table("Detail"), Columns(scope)) { Order = 1, FrozenColumns = 1 });

    private static IReadOnlyList<SheetColumn> Columns(SheetScope scope)
    {
        var (debit, credit) = scope.Amounts;
        return
        [
            SheetColumn.Text("Batch", 12), SheetColumn.Text("Batch name", 24), SheetColumn.Text("Fiscal period", 13), SheetColumn.Text("Ledger", 11),
            SheetColumn.Text("Branch", 10), SheetColumn.Text("Department", 12), SheetColumn.Date("Date"), SheetColumn.Text("Journal", 12),
            SheetColumn.Text("Transaction", 14), SheetColumn.Text("Reference", 18), SheetColumn.Text("Account", 12), SheetColumn.Text("Account name", 30),
            SheetColumn.Text("Description", 40), debit, credit, SheetColumn.Text("Currency", 10),
        ];
    }

    public void Add(LedgerChapter chapter, LedgerLine row)
    {
        var (line, book) = (row.Line, chapter.Book);
        var account = book.Accounts.GetValueOrDefault(line.AccountId);
        sheet.Row().Text(chapter.Batch.Number).Text(chapter.Batch.Name).Text(book.Period.Name).Text(chapter.Ledger.Code)
            .Text(book.Branches.GetValueOrDefault(line.BranchId)).Text(book.Department(line.DepartmentId)).Date(line.Date).Text(chapter.Entry.Number)
            .Text(row.Transaction).Text(row.Reference).Text(account?.Code).Text(account?.Name)
            .Text(line.Description).Amount(line.Debit).Amount(line.Credit).Text(chapter.In(account));
    }
}
