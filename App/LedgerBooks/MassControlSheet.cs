using BatchLedger.Journals;
using BatchLedger.Spreadsheets;

namespace BatchLedger.LedgerBooks;

/// <summary>What proves a file of many batches: each batch with its counts, totals and hash beside those of its journal, and each batch that is not in it.</summary>
internal sealed class MassControlSheet(MassLedger mass, SheetScope scope)
{
    private static readonly string[] BatchHeadings =
        ["Batch", "Name", "Status", "Transactions", "Lines", "Payments", "Control total", "Difference", "Debits", "Credits", "Difference", "Result", "Journal", "Posting version", "SHA-256 of the lines"];

    private Figures Wanted => new(mass.Lines, mass.Debit, mass.Credit);

    /// <param name="chapters">What passed of each chapter, in order.</param>
    public void Write(WorkbookWriter workbook, IReadOnlyList<Figures> chapters, (IReadOnlyList<SummaryRow> Summary, IReadOnlyList<SummaryRow> ByBatch) rows)
    {
        var sheet = workbook.Plain(new PlainPlan("Control", [22, 30, 22, 14, 12, 18, 18, 18, 18, 18, 18, 10, 14, 16, 68]) { Order = 2 });
        sheet.Title($"Control of {mass.Title}").Gap().Heading(BatchHeadings);
        foreach (var (chapter, figures) in mass.Chapters.Zip(chapters)) Batch(sheet.Row(), chapter, figures);
        All(sheet.Row(), chapters);
        sheet.Gap().Row().Note($"Amounts in {mass.Book.Company.Currency}. Payments are those recorded in a batch less those voided in it{ControlSheet.Trust(mass.Chapters)}{ControlSheet.Abroad(mass.Chapters)}. A batch without a control total is not checked against its payments.");
        Missing(sheet.Gap());
        Sources(sheet.Gap(), Sum(chapters), rows);
        Origin(sheet.Gap());
    }

    private void Batch(PlainSheet row, LedgerChapter chapter, Figures figures)
    {
        row.Text(chapter.Batch.Number).Text(chapter.Batch.Name).Text(chapter.Status).Whole(chapter.Entry.Transactions).Whole(figures.Lines)
            .Amount(chapter.Totals.Payments.Minor, scope.Digits).Amount(chapter.Batch.ControlTotal, scope.Digits);
        if (chapter.IsChecked) row.Amount(chapter.PaymentsDifference, scope.Digits);
        else row.Text("not checked");
        row.Amount(figures.Debit, scope.Digits).Amount(figures.Credit, scope.Digits).Amount(figures.Debit - figures.Credit, scope.Digits)
            .Verdict(ControlSheet.Judge(chapter, figures)).Text(chapter.Entry.Number).Whole(chapter.Entry.PostingVersion).Text(chapter.Entry.LinesHash);
    }

    private void All(PlainSheet row, IReadOnlyList<Figures> chapters)
    {
        var (all, batches) = (Sum(chapters), mass.Chapters);
        var isPass = batches.Zip(chapters).All(pair => ControlSheet.Judge(pair.First, pair.Second) is Verdict.Pass);
        row.Label("All batches").Label(batches.Count == 1 ? "1 batch" : $"{batches.Count} batches").Label("").Whole(mass.Transactions).Whole(all.Lines)
            .Amount(batches.Sum(b => b.Totals.Payments.Minor), scope.Digits).Amount(batches.Sum(b => b.Batch.ControlTotal), scope.Digits)
            .Amount(batches.Where(b => b.IsChecked).Sum(b => b.PaymentsDifference), scope.Digits)
            .Amount(all.Debit, scope.Digits).Amount(all.Credit, scope.Digits).Amount(all.Debit - all.Credit, scope.Digits).Verdict(isPass ? Verdict.Pass : Verdict.Fail);
    }

    private void Missing(PlainSheet sheet)
    {
        sheet.Heading("Not in this file", "Name", "Status", "Why");
        foreach (var batch in mass.Missing) sheet.Row().Text(batch.Number).Text(batch.Name).Text(batch.Status).Text(batch.Reason);
        if (mass.Missing.Count == 0) sheet.Row().Text("None").Note("Every batch of the fiscal period is in this file.");
    }

    /// <summary>The same totals from each source: the journals as their runs wrote them down, and the rows of this file.</summary>
    private void Sources(PlainSheet sheet, Figures lines, (IReadOnlyList<SummaryRow> Summary, IReadOnlyList<SummaryRow> ByBatch) rows)
    {
        sheet.Heading("Source", "What it is", "", "Rows", "Lines", "Debits", "Credits", "Result");
        Source(sheet.Row().Text(mass.Chapters.Count == 1 ? "1 journal" : $"{mass.Chapters.Count} journals").Text("As their runs wrote them down").Text("").Text(""), Wanted);
        if (mass.Kind is LedgerKind.Detail) Source(sheet.Row().Text("Detail").Text("Rows of this file").Text("").Whole(lines.Lines), lines);
        Source(sheet.Row().Text("Summary").Text("Rows of this file").Text("").Whole(rows.Summary.Count), Sum(rows.Summary.Select(row => row.Figures)));
        Source(sheet.Row().Text("By batch").Text("Rows of this file").Text("").Whole(rows.ByBatch.Count), Sum(rows.ByBatch.Select(row => row.Figures)));
    }

    private void Source(PlainSheet row, Figures figures) => row.Whole(figures.Lines).Amount(figures.Debit, scope.Digits).Amount(figures.Credit, scope.Digits)
        .Verdict(figures == Wanted ? Verdict.Pass : Verdict.Fail);

    private void Origin(PlainSheet sheet)
    {
        sheet.Row().Label("Asked for by").Text(mass.RequestedBy).Stamp(mass.RequestedAt);
        sheet.Row().Label("Run").Whole(mass.RunId);
        sheet.Row().Label("BatchLedger version").Text(LedgerWorkbook.ProgramVersion);
        sheet.Row().Label("SHA-256 of the lines").Text(mass.LinesHash).Note("Over the hashes of the batches above, one a line.");
    }

    private static Figures Sum(IEnumerable<Figures> figures) => figures.Aggregate(default(Figures), (sum, each) => sum + each);
}
