using BatchLedger.Accounts;
using BatchLedger.Spreadsheets;

namespace BatchLedger.LedgerBooks;

/// <summary>Lines in one figure, debits and credits kept apart.</summary>
internal readonly record struct Figures(int Lines, long Debit, long Credit)
{
    public static Figures operator +(Figures one, Figures other) =>
        checked(new(one.Lines + other.Lines, one.Debit + other.Debit, one.Credit + other.Credit));
}

/// <param name="Batch">Its number, or "Mass" for a row over many.</param>
internal sealed record SummaryRow(string Batch, string Ledger, Account Account)
{
    public required string Branch { get; init; }
    public required string Department { get; init; }
    public required Figures Figures { get; init; }

    /// <summary>By account, branch and department code; rows without a department come first.</summary>
    public static IEnumerable<SummaryRow> InOrder(IEnumerable<SummaryRow> rows) => rows.OrderBy(row => row.Account.Code, StringComparer.Ordinal)
        .ThenBy(row => row.Branch, StringComparer.Ordinal).ThenBy(row => row.Department, StringComparer.Ordinal);
}

/// <summary>One row an account, branch and department.</summary>
internal sealed class SummarySheet(WorkbookWriter workbook, SheetScope scope, string period)
{
    public void Write(IEnumerable<SummaryRow> rows, string name = "Summary", int order = 3)
    {
        var plan = new TablePlan(name, scope.Table(name.Replace(" ", "", StringComparison.Ordinal)), Columns()) { Order = order, FrozenColumns = 1 };
        var sheet = workbook.Table(plan);
        foreach (var row in rows)
            sheet.Row().Text(row.Batch).Text(period).Text(row.Ledger).Text(row.Branch).Text(row.Department)
                .Text(row.Account.Code).Text(row.Account.Name).Whole(row.Figures.Lines)
                .Amount(row.Figures.Debit).Amount(row.Figures.Credit).Amount(row.Figures.Debit - row.Figures.Credit);
    }

    private IReadOnlyList<SheetColumn> Columns()
    {
        var (debit, credit) = scope.Amounts;
        return
        [
            SheetColumn.Text("Batch", 12), SheetColumn.Text("Fiscal period", 13), SheetColumn.Text("Ledger", 11), SheetColumn.Text("Branch", 10),
            SheetColumn.Text("Department", 12), SheetColumn.Text("Account", 12), SheetColumn.Text("Account name", 36),
            SheetColumn.Whole("Lines") with { Total = ColumnTotal.Sum }, debit, credit, SheetColumn.Amount("Net", scope.Digits),
        ];
    }
}
