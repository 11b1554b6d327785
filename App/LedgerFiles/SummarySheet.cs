using BatchLedger.Spreadsheets;

namespace BatchLedger.LedgerFiles;

/// <summary>One row an account, branch and department, debits and credits kept apart.</summary>
internal static class SummarySheet
{
    public static void Write(WorkbookWriter workbook, LedgerBook book, IReadOnlyList<SummaryRow> rows)
    {
        var sheet = workbook.Table(new TablePlan("Summary", DetailSheet.TableName("tblSummary", book), Columns(book)) { Order = 3, FrozenColumns = 1 });
        foreach (var row in rows)
            sheet.Row().Text(book.Batch.Number).Text(book.Period.Name).Text(book.Ledger.Code).Text(row.Branch).Text(row.Department)
                .Text(row.Account.Code).Text(row.Account.Name).Whole(row.Figures.Lines)
                .Amount(row.Figures.Debit).Amount(row.Figures.Credit).Amount(row.Figures.Debit - row.Figures.Credit);
    }

    private static IReadOnlyList<SheetColumn> Columns(LedgerBook book)
    {
        var (debit, credit) = DetailSheet.Amounts(book);
        return
        [
            SheetColumn.Text("Batch", 12), SheetColumn.Text("Fiscal period", 13), SheetColumn.Text("Ledger", 11), SheetColumn.Text("Branch", 10),
            SheetColumn.Text("Department", 12), SheetColumn.Text("Account", 12), SheetColumn.Text("Account name", 36),
            SheetColumn.Whole("Lines") with { Total = ColumnTotal.Sum }, debit, credit, SheetColumn.Amount("Net", book.Digits),
        ];
    }
}
