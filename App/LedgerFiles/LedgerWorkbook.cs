using System.Globalization;
using System.Reflection;
using BatchLedger.Data;
using BatchLedger.Journals;
using BatchLedger.Refusals;
using BatchLedger.Spreadsheets;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.LedgerFiles;

/// <summary>One journal entry as a workbook. The lines go from the database to the stream one at a time, and nothing in the bytes comes from
/// the clock or from who asks: the same ledger gives the same file.</summary>
public sealed class LedgerWorkbook(LedgerBook book, Uri site)
{
    public static string ProgramVersion { get; } = typeof(LedgerWorkbook).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
        .InformationalVersion.Split('+')[0];

    public static bool IsDraft(LedgerBook book) => book.Entry.State is not JournalEntryState.Posted;

    /// <summary>Refuses with Damaged when the lines are not those the run wrote; what is in the stream then is no workbook.</summary>
    public async Task<Refusal?> WriteAsync(AppDbContext db, LedgerKind kind, Stream target, CancellationToken token = default)
    {
        using var tally = new LedgerTally();
        using var workbook = new WorkbookWriter(target, Properties(kind));
        var detail = kind is LedgerKind.Detail ? new DetailSheet(workbook, book) : null;
        await foreach (var line in LedgerLine.Of(db, book.Entry.Id).AsAsyncEnumerable().WithCancellation(token))
        {
            tally.Add(line.Line);
            detail?.Add(line);
        }
        if (tally.WhyDamaged(book.Entry) is { } damaged) return damaged;

        var rows = tally.Rows(book);
        SummarySheet.Write(workbook, book, rows);
        new ControlSheet(book, tally).Write(workbook, kind, rows);
        AboutSheet.Write(workbook, book, (kind, site));
        workbook.Finish();
        return null;
    }

    private WorkbookProperties Properties(LedgerKind kind) => new($"{kind.Title()} of batch {book.Batch.Number}", book.Entry.CreatedAt)
    {
        Subject = $"{book.Batch.Name}, {book.Period.Name}, ledger {book.Ledger.Code}",
        Creator = book.MadeBy,
        Company = book.Company.Name,
        Keywords = $"{book.Batch.Number} {book.Entry.Number} {book.Ledger.Code} {book.Entry.Currency}",
        Custom = new Dictionary<string, string>
        {
            ["Batch"] = book.Batch.Number, ["Journal"] = book.Entry.Number, ["Ledger"] = book.Ledger.Code,
            ["Posting version"] = $"{book.Entry.PostingVersion}", ["SHA-256 of the lines"] = book.Entry.LinesHash, ["Status"] = book.Status,
        },
        PrintHeader = $"{book.Company.Name} · {book.Batch.Number} · {book.Period.Name} · {book.Entry.Currency}",
        PrintFooter = string.Create(CultureInfo.InvariantCulture, $"Generated {book.Entry.CreatedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC"),
        PrintMark = IsDraft(book) ? WorkbookProperties.Draft : "",
    };
}
