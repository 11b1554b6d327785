using System.Globalization;
using System.Reflection;
using BatchLedger.Data;
using BatchLedger.Journals;
using BatchLedger.Refusals;
using BatchLedger.Spreadsheets;

namespace BatchLedger.LedgerBooks;

/// <summary>One journal entry as a workbook. The lines go from the database to the stream one at a time, and nothing in the bytes comes from
/// the clock or from who asks: the same ledger gives the same file.</summary>
public sealed class LedgerWorkbook(LedgerChapter chapter, Uri site)
{
    public static string ProgramVersion { get; } = typeof(LedgerWorkbook).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
        .InformationalVersion.Split('+')[0];

    /// <summary>Refuses with Damaged when the lines are not those the run wrote; what is in the stream then is no workbook.</summary>
    public Refusal? Write(AppDbContext db, LedgerKind kind, Stream target, CancellationToken token = default)
    {
        using var tally = new LedgerTally();
        using var workbook = new WorkbookWriter(target, Properties(kind));
        var scope = SheetScope.Of(chapter);
        var detail = kind is LedgerKind.Detail ? new DetailSheet(workbook, scope) : null;
        foreach (var line in LedgerLine.Of(db, chapter.Entry.Id, token))
        {
            tally.Add(line.Line);
            detail?.Add(chapter, line);
        }
        if (tally.WhyDamaged(chapter.Entry) is { } damaged) return damaged;

        var rows = tally.Rows(chapter);
        new SummarySheet(workbook, scope, chapter.Book.Period.Name).Write(rows);
        new ControlSheet(chapter, tally).Write(workbook, kind, rows);
        AboutSheet.Write(workbook, chapter, (kind, site));
        workbook.Finish();
        return null;
    }

    private WorkbookProperties Properties(LedgerKind kind) => new($"{kind.Title()} of batch {chapter.Batch.Number}", chapter.Entry.CreatedAt)
    {
        Subject = $"{chapter.Batch.Name}, {chapter.Book.Period.Name}, ledger {chapter.Ledger.Code}",
        Creator = chapter.MadeBy,
        Company = chapter.Book.Company.Name,
        Keywords = $"{chapter.Batch.Number} {chapter.Entry.Number} {chapter.Ledger.Code} {chapter.CurrencyInWords}",
        Custom = new Dictionary<string, string>
        {
            ["Batch"] = chapter.Batch.Number, ["Journal"] = chapter.Entry.Number, ["Ledger"] = chapter.Ledger.Code,
            ["Posting version"] = $"{chapter.Entry.PostingVersion}", ["SHA-256 of the lines"] = chapter.Entry.LinesHash, ["Status"] = chapter.Status,
        },
        PrintHeader = $"{chapter.Book.Company.Name} · {chapter.Batch.Number} · {chapter.Book.Period.Name} · {chapter.CurrencyInWords}",
        PrintFooter = string.Create(CultureInfo.InvariantCulture, $"Generated {chapter.Entry.CreatedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC"),
        PrintMark = chapter.IsDraft ? WorkbookProperties.Draft : "",
    };
}
