using System.Globalization;
using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.GlFormats;
using BatchLedger.Journals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.LedgerArchive;

/// <summary>What left before in a format that another system imports. Importing it twice doubles the books there; a workbook is read by people and does no harm.</summary>
public static class ExportLog
{
    /// <summary>A sentence for each journal of the batch and format in which it left to be imported, superseded ones too, oldest first. They warn; they keep nobody from anything.</summary>
    public static async Task<IReadOnlyList<string>> WarningsAsync(AppDbContext db, Batch batch, CancellationToken token)
    {
        var left = await (from take in db.Set<FileTake>()
                          join file in db.Set<StoredFile>() on take.StoredFileId equals file.Id
                          join held in db.Set<StoredFileJournal>() on file.Id equals held.StoredFileId
                          join entry in db.JournalEntries on held.JournalEntryId equals entry.Id
                          where entry.BatchId == batch.Id && file.Format != LedgerFormat.Excel
                          orderby take.Id
                          select new { entry.Number, entry.PostingVersion, entry.State, file.Format, take.At, take.By }).ToListAsync(token);
        return [.. left.GroupBy(l => (new Left(l.Number, l.PostingVersion, l.State), l.Format))
            .Select(times => Sentence(times.Key.Item1, $"{times.Key.Format.Title()} {Often(times.Count())}on {Day(times.Last().At)} (by {times.Last().By})"))];
    }

    /// <summary>A workbook is taken as often as anybody likes.</summary>
    public static async Task<IReadOnlyList<string>> WarningsAsync(AppDbContext db, Batch batch, LedgerFormat wanted, CancellationToken token) =>
        wanted is LedgerFormat.Excel ? [] : await WarningsAsync(db, batch, token);

    private static string Sentence(Left journal, string how) => journal.State is JournalEntryState.Superseded
        ? $"Journal {journal.Number}, posting version {journal.Version}, left as {how}, and the batch was reopened since. Reverse it there first."
        : $"Journal {journal.Number} already left as {how}. Importing it twice doubles it.";

    private static string Often(int times) => times == 1 ? "" : $"{times:N0} times, last ";

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("dd MMM yyyy", CultureInfo.InvariantCulture);

    private sealed record Left(string Number, int Version, JournalEntryState State);
}
