using BatchLedger.Spreadsheets;

namespace BatchLedger.LedgerBooks;

/// <summary>What the tables of one workbook share.</summary>
/// <param name="Mark">Ends the names of its tables: "B000042" in "tblDetail_B000042".</param>
/// <param name="MustBalance">Debit and credit must agree, and each sheet checks it, but in a ledger that only counts.</param>
internal sealed record SheetScope(string Mark, int Digits, bool MustBalance)
{
    public static SheetScope Of(LedgerChapter chapter) => new(chapter.Batch.Number.Replace("-", "", StringComparison.Ordinal), chapter.Digits, chapter.MustBalance);

    public string Table(string name) => $"tbl{name}_{Mark}";

    public (SheetColumn Debit, SheetColumn Credit) Amounts => MustBalance
        ? (SheetColumn.Amount("Debit", Digits, ColumnTotal.Debit), SheetColumn.Amount("Credit", Digits, ColumnTotal.Credit))
        : (SheetColumn.Amount("Debit", Digits), SheetColumn.Amount("Credit", Digits));
}
