using BatchLedger.AccountBalances;
using BatchLedger.Spreadsheets;

namespace BatchLedger.GeneralLedger;

/// <summary>A trial balance as rows: balances on their side, each side a column.</summary>
internal static class TrialBalanceSheet
{
    private static readonly string[] Headers = ["Account", "Account name", "Type", "Unit", "Opening debit", "Opening credit", "Debits", "Credits", "Closing debit", "Closing credit"];

    public static void Write(TrialBalance balance, BookTake take, Stream target)
    {
        using var workbook = new WorkbookWriter(target, BookSheets.Properties(take));
        BookSheets.About(workbook, take).Pair("Columns", "Opening is the balance of all periods before the first one, closing that after the last one; each stands on its side. Books are not closed at the end of a year: revenue and expense run on.");
        var sheet = workbook.Table(new TablePlan("Trial balance", BookSheets.Table("TrialBalance", balance.Scope), Columns(balance.Scope)) { Order = 1, FrozenColumns = 2 });
        foreach (var row in balance.Rows)
        {
            var (opening, closing) = (Sides.Of(row.Opening), Sides.Of(row.Closing));
            sheet.Row().Text(row.Account.Code).Text(row.Account.Name).Text(row.Account.Type.ToString()).Text(Unit(balance.Scope, row))
                .Amount(opening.Debit).Amount(opening.Credit).Amount(row.Debit).Amount(row.Credit).Amount(closing.Debit).Amount(closing.Credit);
        }
        workbook.Finish();
    }

    public static void WriteCsv(TrialBalance balance, Stream target)
    {
        using var csv = new CsvWriter(target, [.. BookSheets.FilterHeaders, .. Headers]);
        var digits = balance.Scope.Digits;
        foreach (var row in balance.Rows)
        {
            var (opening, closing) = (Sides.Of(row.Opening), Sides.Of(row.Closing));
            csv.Row().Filter(balance.Scope).Text(row.Account.Code).Text(row.Account.Name).Text(row.Account.Type.ToString()).Text(Unit(balance.Scope, row))
                .Amount(opening.Debit, digits).Amount(opening.Credit, digits).Amount(row.Debit, digits).Amount(row.Credit, digits).Amount(closing.Debit, digits).Amount(closing.Credit, digits);
        }
    }

    private static string Unit(BookScope scope, TrialBalanceRow row) => scope.Counts ? row.Account.Unit ?? "units" : scope.Ledger.Currency;

    /// <summary>Quantities of different units have no total; what must balance is checked below the rows.</summary>
    private static IReadOnlyList<SheetColumn> Columns(BookScope scope)
    {
        var (one, debit, credit) = scope.Counts ? (ColumnTotal.None, ColumnTotal.None, ColumnTotal.None)
            : scope.MustBalance ? (ColumnTotal.Sum, ColumnTotal.Debit, ColumnTotal.Credit) : (ColumnTotal.Sum, ColumnTotal.Sum, ColumnTotal.Sum);
        return
        [
            SheetColumn.Text(Headers[0], 12), SheetColumn.Text(Headers[1], 36), SheetColumn.Text(Headers[2], 12), SheetColumn.Text(Headers[3], 10),
            SheetColumn.Amount(Headers[4], scope.Digits, one), SheetColumn.Amount(Headers[5], scope.Digits, one), SheetColumn.Amount(Headers[6], scope.Digits, debit),
            SheetColumn.Amount(Headers[7], scope.Digits, credit), SheetColumn.Amount(Headers[8], scope.Digits, one), SheetColumn.Amount(Headers[9], scope.Digits, one),
        ];
    }
}
