using System.Diagnostics;
using System.IO.Compression;
using BatchLedger.Data;
using BatchLedger.Journals;
using BatchLedger.LedgerArchive;
using BatchLedger.LedgerExports;
using BatchLedger.LedgerRuns;
using BatchLedger.Spreadsheets;
using BatchLedger.Vault;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Benchmarks;

/// <summary>One mass run over a folder of closed batches, its file alone once more, and what no writer can beat, in a process of its own.
/// Tells wall and CPU seconds of each, the rows, the peak of memory after the run, and what it was before.</summary>
internal static class MassChild
{
    private const int Chunk = 8 << 20;

    public static async Task<int> RunAsync(string folder)
    {
        await using var site = await Site.OpenAsync(folder);
        var periods = await PeriodsAsync(site);
        // The small month after it: a server is warm.
        await MassAsync(site, periods[1]);
        var before = Peak();

        var run = await Sample.OfAsync(() => MassAsync(site, periods[0]));
        var peak = Peak();
        var stored = await site.ReadAsync(db => db.Set<StoredFile>().Include(f => f.Journals).SingleAsync(f => f.FiscalPeriodId == periods[0]));
        var chosen = await site.ReadAsync(db => db.Batches.CountAsync(b => b.FiscalPeriodId == periods[0]));
        if (stored.Journals.Count != chosen) throw new InvalidOperationException($"{stored.Journals.Count} of {chosen} batches are in the file.");

        var file = await Sample.OfAsync(() => FileAsync(site, periods[0]));
        var zip = await ZipAsync(site.Get<FileVault>().PathOf(stored.Sha256));
        var rows = await RowsAsync(site, periods[0]);
        var lines = await LinesAsync(site, periods[0]);
        Console.WriteLine(FormattableString.Invariant($"{run.Wall} {run.Cpu} {file.Wall} {file.Cpu} {zip.Wall} {zip.Cpu} {lines.Wall} {lines.Cpu} {rows} {peak / 1e6} {before / 1e6}"));
        return 0;
    }

    /// <summary>The month that is measured, and the small one that warms.</summary>
    public static Task<List<int>> PeriodsAsync(Site site) =>
        site.ReadAsync(db => db.FiscalPeriods.Where(p => db.Batches.Any(b => b.FiscalPeriodId == p.Id)).OrderBy(p => p.Start).Select(p => p.Id).ToListAsync());

    public static Task<long> RowsAsync(Site site, int period) => site.ReadAsync(db => db.JournalEntries.Where(e => e.FiscalPeriodId == period).SumAsync(e => (long)e.Lines));

    public static async Task MassAsync(Site site, int period)
    {
        var numbers = await site.ReadAsync(db => db.Batches.Where(b => b.FiscalPeriodId == period).OrderBy(b => b.Number).Select(b => b.Number).ToListAsync());
        var (_, refusal) = await site.Get<LedgerExportService>().ScheduleAsync(new LedgerExportOrder(period, numbers, LedgerKind.Detail));
        if (refusal is not null) throw new InvalidOperationException(refusal.Message);
        await site.Get<LedgerRunWorker>().WorkOffAsync(CancellationToken.None);
    }

    public static async Task FileAsync(Site site, int period)
    {
        var run = await site.ReadAsync(db => db.LedgerRuns.AsNoTracking().Include(r => r.Lanes).SingleAsync(r => r.Kind == LedgerRunKind.Mass && r.FiscalPeriodId == period));
        var (bound, refusal) = await site.Get<ILedgerBinder>().BindAsync(run, CancellationToken.None);
        if (bound is null) throw new InvalidOperationException(refusal!.Message);
        bound.Dispose();
    }

    /// <summary>As many bytes as the sheets have, ready in memory, into zip entries, compressed as ours are.</summary>
    private static async Task<Sample> ZipAsync(string workbook)
    {
        using var zip = ZipFile.OpenRead(workbook);
        List<(string Name, long Length, byte[] Bytes)> sheets = [.. zip.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)).Select(First)];
        return await Sample.OfAsync(() =>
        {
            using var target = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
            using var archive = new ZipArchive(target, ZipArchiveMode.Create);
            foreach (var (name, length, bytes) in sheets)
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.Optimal).Open();
                for (var left = length; left > 0; left -= bytes.Length) entry.Write(bytes.AsSpan(0, (int)Math.Min(left, bytes.Length)));
            }
            return Task.CompletedTask;
        });
    }

    private static (string Name, long Length, byte[] Bytes) First(ZipArchiveEntry sheet)
    {
        var bytes = new byte[Math.Min(Chunk, sheet.Length)];
        using var content = sheet.Open();
        content.ReadExactly(bytes);
        return (sheet.FullName, sheet.Length, bytes);
    }

    /// <summary>The lines of the run once more, copied by the database itself, journal by journal as they came.</summary>
    private static async Task<Sample> LinesAsync(Site site, int period)
    {
        var entries = await site.ReadAsync(db => db.JournalEntries.AsNoTracking().Where(e => e.FiscalPeriodId == period).OrderBy(e => e.Id).ToListAsync());
        List<JournalEntry> copies = [.. entries.Select(JournalCopy.Entry)];
        await site.PutAsync(copies);
        return await Sample.OfAsync(async () =>
        {
            foreach (var (source, copy) in entries.Zip(copies))
                await site.WriteAsync(db => db.Database.ExecuteSqlAsync(
                    $"""
                    INSERT INTO "JournalLines" ("JournalEntryId", "LineNo", "TransactionId", "AccountId", "BranchId", "DepartmentId", "Date", "Debit", "Credit", "Description")
                    SELECT {copy.Id}, "LineNo", "TransactionId", "AccountId", "BranchId", "DepartmentId", "Date", "Debit", "Credit", "Description" FROM "JournalLines" WHERE "JournalEntryId" = {source.Id}
                    """));
        });
    }

    private static long Peak()
    {
        using var self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64;
    }
}
