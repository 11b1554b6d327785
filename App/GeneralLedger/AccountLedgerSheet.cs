using BatchLedger.Spreadsheets;

namespace BatchLedger.GeneralLedger;

/// <summary>An account ledger as rows: the opening balance, each line with the balance after it, the closing balance. Rows are written as they come.</summary>
internal sealed class AccountLedgerSheet(AccountLedger ledger)
{
    private const string Opening = "Opening balance", Closing = "Closing balance";

    private static readonly string[] Headers =
        ["Fiscal period", "Date", "Journal", "Transaction", "Reference", "Batch", "Branch", "Department", "Description", "Debit", "Credit", "Balance"];

    public AccountLedger Ledger => ledger;

    public async Task WriteAsync(IAsyncEnumerable<IReadOnlyList<AccountLine>> lines, BookTake take, Stream target)
    {
        using var workbook = new WorkbookWriter(target, BookSheets.Properties(take));
        BookSheets.About(workbook, take, ledger.Account).Pair("Columns", "Balance is debits less credits after the line; a credit balance is negative.");
        var sheet = workbook.Table(new TablePlan("Account ledger", BookSheets.Table("AccountLedger", ledger.Scope), Columns()) { Order = 1, FrozenColumns = 3 });
        Bare(sheet, Opening, ledger.Opening);
        await foreach (var portion in lines)
            foreach (var row in portion)
                sheet.Row().Text(row.Period.Name).Date(row.Line.Date).Text(row.Journal).Text(row.Transaction).Text(row.Reference).Text(row.Batch).Text(row.Branch)
                    .Text(row.Department).Text(row.Line.Description).Amount(row.Line.Debit).Amount(row.Line.Credit).Amount(row.Balance);
        Bare(sheet, Closing, ledger.Closing);
        workbook.Finish();
    }

    public async Task WriteCsvAsync(IAsyncEnumerable<IReadOnlyList<AccountLine>> lines, Stream target)
    {
        using var csv = new CsvWriter(target, [.. BookSheets.FilterHeaders, "Account", .. Headers]);
        Bare(csv, Opening, ledger.Opening);
        await foreach (var portion in lines)
            foreach (var row in portion)
                Begin(csv).Text(row.Period.Name).Date(row.Line.Date).Text(row.Journal).Text(row.Transaction).Text(row.Reference).Text(row.Batch).Text(row.Branch)
                    .Text(row.Department).Text(row.Line.Description).Amount(row.Line.Debit, ledger.Scope.Digits).Amount(row.Line.Credit, ledger.Scope.Digits).Amount(row.Balance, ledger.Scope.Digits);
        Bare(csv, Closing, ledger.Closing);
    }

    private CsvWriter Begin(CsvWriter csv) => csv.Row().Filter(ledger.Scope).Text(ledger.Account.Code);

    private void Bare(CsvWriter csv, string words, long balance)
    {
        Begin(csv);
        for (var column = 0; column < 8; column++) csv.Blank();
        csv.Text(words).Blank().Blank().Amount(balance, ledger.Scope.Digits);
    }

    private static void Bare(TableSheet sheet, string words, long balance)
    {
        sheet.Row();
        for (var column = 0; column < 8; column++) sheet.Blank();
        sheet.Text(words).Blank().Blank().Amount(balance);
    }

    private IReadOnlyList<SheetColumn> Columns() =>
    [
        SheetColumn.Text(Headers[0], 14), SheetColumn.Date(Headers[1]), SheetColumn.Text(Headers[2], 12), SheetColumn.Text(Headers[3], 14), SheetColumn.Text(Headers[4], 18),
        SheetColumn.Text(Headers[5], 12), SheetColumn.Text(Headers[6], 10), SheetColumn.Text(Headers[7], 12), SheetColumn.Text(Headers[8], 40),
        SheetColumn.Amount(Headers[9], ledger.Scope.Digits), SheetColumn.Amount(Headers[10], ledger.Scope.Digits), SheetColumn.Amount(Headers[11], ledger.Scope.Digits, ColumnTotal.None),
    ];
}
