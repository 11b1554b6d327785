using BatchLedger.Journals;
using BatchLedger.Spreadsheets;

namespace BatchLedger.LedgerBooks;

/// <summary>What proves the file: counts and totals of the batch beside those of each sheet, the control total, and the hash of the lines.</summary>
internal sealed class ControlSheet(LedgerChapter chapter, LedgerTally tally)
{
    private static readonly string[] BatchHeadings =
        ["Batch", "Name", "Status", "Transactions", "Lines", "Payments", "Control total", "Difference", "Debits", "Credits", "Difference", "Result"];

    /// <summary>Does the batch come to its control total, and do its sides agree where they must?</summary>
    public static Verdict Judge(LedgerChapter chapter, Figures figures) =>
        (chapter.IsChecked && chapter.PaymentsDifference != 0) || (chapter.MustBalance && figures.Debit != figures.Credit) ? Verdict.Fail : Verdict.Pass;

    /// <summary>How payments in other currencies count, where there are any.</summary>
    public static string Abroad(IReadOnlyList<LedgerChapter> chapters) => chapters.Any(chapter => chapter.Totals.Foreign > 0) ? "; those in other currencies at the rate they were posted with" : "";

    /// <summary>How trust money received counts, where there is any.</summary>
    public static string Trust(IReadOnlyList<LedgerChapter> chapters) =>
        chapters.Any(chapter => chapter.Totals.TrustRecorded > 0) ? "; trust money received is among them, less what of it was reversed in the same batch" : "";

    public void Write(WorkbookWriter workbook, LedgerKind kind, IReadOnlyList<SummaryRow> rows)
    {
        var sheet = workbook.Plain(new PlainPlan("Control", [22, 30, 22, 14, 12, 18, 18, 18, 18, 18, 18, 10]) { Order = 2 });
        sheet.Title($"Control of {kind.Title()}, batch {chapter.Batch.Number}");
        if (chapter.IsDraft) sheet.Row().Note(WorkbookProperties.Draft);
        sheet.Gap().Heading(BatchHeadings);
        Totals(sheet.Row().Text(chapter.Batch.Number).Text(chapter.Batch.Name).Text(chapter.Status));
        Totals(sheet.Row().Label("All batches").Label("1 batch").Label(""));
        sheet.Gap().Row().Note($"{chapter.AmountsInWords} Payments are those recorded in the batch less those voided in it{Trust([chapter])}{Abroad([chapter])}. {(chapter.IsChecked ? "" : "The batch has no control total, so its payments were not checked.")}");
        Sheets(sheet.Gap(), kind, rows);
        Origin(sheet.Gap());
    }

    private void Totals(PlainSheet row)
    {
        row.Whole(chapter.Entry.Transactions).Whole(tally.Count).Amount(chapter.Totals.Payments.Minor, chapter.Digits).Amount(chapter.Batch.ControlTotal, chapter.Digits);
        if (chapter.IsChecked) row.Amount(chapter.PaymentsDifference, chapter.Digits);
        else row.Text("not checked");
        row.Amount(tally.Debit, chapter.Digits).Amount(tally.Credit, chapter.Digits).Amount(tally.Debit - tally.Credit, chapter.Digits).Verdict(Judge(chapter, tally.All));
    }

    /// <summary>The same totals from each source: the journal entry as its run wrote it down, and the rows of this file.</summary>
    private void Sheets(PlainSheet sheet, LedgerKind kind, IReadOnlyList<SummaryRow> rows)
    {
        sheet.Heading("Source", "What it is", "", "Rows", "Lines", "Debits", "Credits", "Result");
        Source(sheet.Row().Text($"Journal {chapter.Entry.Number}").Text("As its run wrote it down").Text("").Text(""), new(chapter.Entry.Lines, chapter.Entry.Debit, chapter.Entry.Credit));
        if (kind is LedgerKind.Detail)
            Source(sheet.Row().Text("Detail").Text("Rows of this file").Text("").Whole(tally.Count), tally.All);
        Source(sheet.Row().Text("Summary").Text("Rows of this file").Text("").Whole(rows.Count),
            rows.Aggregate(default(Figures), (sum, row) => sum + row.Figures));
    }

    private void Source(PlainSheet row, Figures figures) => row.Whole(figures.Lines).Amount(figures.Debit, chapter.Digits).Amount(figures.Credit, chapter.Digits)
        .Verdict(figures == new Figures(chapter.Entry.Lines, chapter.Entry.Debit, chapter.Entry.Credit) ? Verdict.Pass : Verdict.Fail);

    private void Origin(PlainSheet sheet)
    {
        sheet.Row().Label("Journal").Text(chapter.Entry.Number);
        sheet.Row().Label("Posting version").Whole(chapter.Entry.PostingVersion);
        sheet.Row().Label("Ledger created by").Text(chapter.MadeBy).Stamp(chapter.Entry.CreatedAt);
        if (!chapter.IsDraft) sheet.Row().Label("Posted by").Text(chapter.Batch.PostedBy).Stamp(chapter.Batch.PostedAt);
        sheet.Row().Label("BatchLedger version").Text(LedgerWorkbook.ProgramVersion);
        sheet.Row().Label("SHA-256 of the lines").Text(chapter.Entry.LinesHash);
    }
}
