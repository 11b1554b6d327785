using System.Globalization;
using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.Journals;
using BatchLedger.Refusals;
using BatchLedger.Spreadsheets;

namespace BatchLedger.LedgerBooks;

/// <summary>Many journal entries as one workbook, chapter after chapter. Lines pass one at a time; kept are one figure for each batch, account, branch and department.</summary>
public sealed class MassWorkbook(MassLedger mass, Uri site)
{
    private readonly SheetScope scope = new($"Mass_{mass.Book.Company.Code}_{mass.Month}", Currency.Digits(mass.Book.Company.Currency), mass.MustBalance);
    private readonly List<SummaryRow> byBatch = [];
    private readonly List<Figures> chapters = [];

    /// <summary>Refuses with Damaged at the first journal whose lines are not those its run wrote; what is in the stream then is no workbook.</summary>
    public Refusal? Write(AppDbContext db, Stream target, CancellationToken token = default)
    {
        using var workbook = new WorkbookWriter(target, Properties());
        var detail = mass.Kind is LedgerKind.Detail ? new DetailSheet(workbook, scope) : null;
        foreach (var chapter in mass.Chapters)
            if (Write(db, chapter, detail, token) is { } damaged) return damaged;

        var summary = new SummarySheet(workbook, scope, mass.Book.Period.Name);
        List<SummaryRow> rows = [.. Summary()];
        summary.Write(rows);
        new MassControlSheet(mass, scope).Write(workbook, chapters, (rows, byBatch));
        summary.Write(byBatch, "By batch", order: 4);
        MassAboutSheet.Write(workbook, mass, site);
        workbook.Finish();
        return null;
    }

    private Refusal? Write(AppDbContext db, LedgerChapter chapter, DetailSheet? detail, CancellationToken token)
    {
        using var tally = new LedgerTally();
        foreach (var line in LedgerLine.Of(db, chapter.Entry.Id, token))
        {
            tally.Add(line.Line);
            detail?.Add(chapter, line);
        }
        if (tally.WhyDamaged(chapter.Entry) is { } damaged) return damaged;
        byBatch.AddRange(tally.Rows(chapter));
        chapters.Add(tally.All);
        return null;
    }

    /// <summary>Each book apart: what a statistical ledger counts is no money.</summary>
    private IEnumerable<SummaryRow> Summary() => byBatch.GroupBy(row => row.Ledger).OrderBy(book => book.Key, StringComparer.Ordinal)
        .SelectMany(book => SummaryRow.InOrder(book.GroupBy(row => (row.Account.Id, row.Branch, row.Department))
            .Select(rows => rows.First() with { Batch = "Mass", Figures = rows.Aggregate(default(Figures), (sum, row) => sum + row.Figures) })));

    private WorkbookProperties Properties() => new(mass.Title, mass.RequestedAt)
    {
        Subject = $"Mass ledger of {mass.Chapters.Count} batches, {mass.Book.Period.Name}",
        Creator = mass.RequestedBy,
        Company = mass.Book.Company.Name,
        Keywords = $"Mass {mass.Book.Company.Code} {mass.Month} {mass.Book.Company.Currency}",
        Custom = new Dictionary<string, string>
        {
            ["Batch"] = "Mass", ["Batches"] = $"{mass.Chapters.Count}", ["Batches not in it"] = $"{mass.Missing.Count}", ["Run"] = $"{mass.RunId}",
            ["SHA-256 of the lines"] = mass.LinesHash, ["Status"] = "Posted",
        },
        PrintHeader = $"{mass.Book.Company.Name} · Mass · {mass.Book.Period.Name} · {mass.Book.Company.Currency}",
        PrintFooter = string.Create(CultureInfo.InvariantCulture, $"Generated {mass.RequestedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC"),
    };
}
