using BatchLedger.Journals;
using BatchLedger.Spreadsheets;

namespace BatchLedger.LedgerFiles;

/// <summary>What proves the file: counts and totals of the batch beside those of each sheet, the control total, and the hash of the lines.</summary>
internal sealed class ControlSheet(LedgerBook book, LedgerTally tally)
{
    private static readonly string[] BatchHeadings =
        ["Batch", "Name", "Status", "Transactions", "Lines", "Payments", "Control total", "Difference", "Debits", "Credits", "Difference", "Result"];

    private long PaymentsDifference => book.Batch.ControlTotal - book.Totals.Payments.Minor;
    private bool IsChecked => book.Batch.ControlTotal > 0;
    private Verdict Result => (IsChecked && PaymentsDifference != 0) || (book.MustBalance && tally.Debit != tally.Credit) ? Verdict.Fail : Verdict.Pass;

    public void Write(WorkbookWriter workbook, LedgerKind kind, IReadOnlyList<SummaryRow> rows)
    {
        var sheet = workbook.Plain(new PlainPlan("Control", [22, 30, 22, 14, 12, 18, 18, 18, 18, 18, 18, 10]) { Order = 2 });
        sheet.Title($"Control of {kind.Title()}, batch {book.Batch.Number}");
        if (LedgerWorkbook.IsDraft(book)) sheet.Row().Note(WorkbookProperties.Draft);
        sheet.Gap().Heading(BatchHeadings);
        Totals(sheet.Row().Text(book.Batch.Number).Text(book.Batch.Name).Text(book.Status));
        Totals(sheet.Row().Label("All batches").Label("1 batch").Label(""));
        sheet.Gap().Row().Note($"Amounts in {book.Entry.Currency}. Payments are those recorded in the batch less those voided in it. {(IsChecked ? "" : "The batch has no control total, so its payments were not checked.")}");
        Sheets(sheet.Gap(), kind, rows);
        Origin(sheet.Gap());
    }

    private void Totals(PlainSheet row)
    {
        row.Whole(book.Entry.Transactions).Whole(tally.Count).Amount(book.Totals.Payments.Minor, book.Digits).Amount(book.Batch.ControlTotal, book.Digits);
        if (IsChecked) row.Amount(PaymentsDifference, book.Digits);
        else row.Text("not checked");
        row.Amount(tally.Debit, book.Digits).Amount(tally.Credit, book.Digits).Amount(tally.Debit - tally.Credit, book.Digits).Verdict(Result);
    }

    /// <summary>The same totals from each source: the journal entry as its run wrote it down, and the rows of this file.</summary>
    private void Sheets(PlainSheet sheet, LedgerKind kind, IReadOnlyList<SummaryRow> rows)
    {
        sheet.Heading("Source", "What it is", "", "Rows", "Lines", "Debits", "Credits", "Result");
        Source(sheet.Row().Text($"Journal {book.Entry.Number}").Text("As its run wrote it down").Text("").Text(""), new(book.Entry.Lines, book.Entry.Debit, book.Entry.Credit));
        if (kind is LedgerKind.Detail)
            Source(sheet.Row().Text("Detail").Text("Rows of this file").Text("").Whole(tally.Count), new(tally.Count, tally.Debit, tally.Credit));
        Source(sheet.Row().Text("Summary").Text("Rows of this file").Text("").Whole(rows.Count),
            new(rows.Sum(r => r.Figures.Lines), rows.Sum(r => r.Figures.Debit), rows.Sum(r => r.Figures.Credit)));
    }

    private void Source(PlainSheet row, Figures figures) => row.Whole(figures.Lines).Amount(figures.Debit, book.Digits).Amount(figures.Credit, book.Digits)
        .Verdict(figures == new Figures(book.Entry.Lines, book.Entry.Debit, book.Entry.Credit) ? Verdict.Pass : Verdict.Fail);

    private void Origin(PlainSheet sheet)
    {
        sheet.Row().Label("Journal").Text(book.Entry.Number);
        sheet.Row().Label("Posting version").Whole(book.Entry.PostingVersion);
        sheet.Row().Label("Ledger created by").Text(book.MadeBy).Stamp(book.Entry.CreatedAt);
        if (!LedgerWorkbook.IsDraft(book)) sheet.Row().Label("Posted by").Text(book.Batch.PostedBy).Stamp(book.Batch.PostedAt);
        sheet.Row().Label("BatchLedger version").Text(LedgerWorkbook.ProgramVersion);
        sheet.Row().Label("SHA-256 of the lines").Text(book.Entry.LinesHash);
    }
}
