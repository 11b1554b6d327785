using System.Diagnostics;
using System.IO.Compression;
using BatchLedger.Spreadsheets;

namespace BatchLedger.Benchmarks;

/// <summary>Writes one workbook into a temporary file and tells wall seconds, CPU seconds and megabytes of growth.</summary>
internal static class SheetChild
{
    private const int Repeated = 10_000;

    private static readonly WorkbookProperties Properties = new("Benchmark", new DateTimeOffset(2026, 3, 31, 12, 0, 0, TimeSpan.Zero));

    private static readonly TablePlan Plan = new("Detail", "tblDetail",
    [
        SheetColumn.Text("Account", 12), SheetColumn.Text("Account name", 30), SheetColumn.Text("Branch", 10), SheetColumn.Text("Department", 12),
        SheetColumn.Date("Date"), SheetColumn.Text("Transaction", 14), SheetColumn.Text("Kind", 14), SheetColumn.Text("Member", 30),
        SheetColumn.Text("Reference", 16), SheetColumn.Text("Description", 40), SheetColumn.Amount("Debit", 2, ColumnTotal.Debit), SheetColumn.Amount("Credit", 2, ColumnTotal.Credit),
    ]);

    public static int Run(string shape, int rows)
    {
        Action<Stream, Action> write = shape == "limit" ? Limit(rows) : (target, look) => Ours(target, rows, look);
        Ours(Stream.Null, 1_000, () => { });
        GC.Collect();

        var (before, peak) = (Environment.WorkingSet, 0L);
        var cpu = Environment.CpuUsage.TotalTime;
        var began = Stopwatch.GetTimestamp();
        using (var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose))
            write(file, () => peak = Math.Max(peak, Environment.WorkingSet));
        var (wall, used) = (Stopwatch.GetElapsedTime(began).TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
        Console.WriteLine(FormattableString.Invariant($"{wall:0.000} {used:0.000} {(peak - before) / 1e6:0.0}"));
        return 0;
    }

    private static void Ours(Stream target, int rows, Action look)
    {
        using var book = new WorkbookWriter(target, Properties);
        var sheet = book.Table(Plan);
        var day = new DateOnly(2026, 1, 1);
        string[] accounts = [.. Enumerable.Range(0, 200).Select(n => FormattableString.Invariant($"{1000 + n}"))];
        string[] members = [.. Enumerable.Range(0, 400).Select(n => FormattableString.Invariant($"Member {n:D3} O'Neil & Sons"))];
        string[] numbers = [.. Enumerable.Range(0, 1000).Select(n => FormattableString.Invariant($"T-{n:D6}"))];
        for (var row = 0; row < rows; row++)
        {
            var (pair, cents) = (row / 2, 500 + (long)(row / 2) * 7919 % 100_000);
            sheet.Row().Text(accounts[row * 31 % 200]).Text("Accounts receivable").Text("HQ").Text("D1").Date(day.AddDays(pair % 365)).Text(numbers[pair % 1000])
                .Text("Invoice").Text(members[pair % 400]).Text(numbers[pair * 7 % 1000]).Text("Annual dues and workshop fee");
            if (row % 2 == 0) sheet.Amount(cents).Blank();
            else sheet.Blank().Amount(cents);
            if (row % Repeated == 0) look();
        }
        book.Finish();
        look();
    }

    /// <summary>What no writer can beat: rows that are bytes already go into a zip entry, compressed as ours are.</summary>
    private static Action<Stream, Action> Limit(int rows)
    {
        using var small = new MemoryStream();
        Ours(small, Repeated, () => { });
        using var zip = new ZipArchive(small, ZipArchiveMode.Read);
        using var sheet = new MemoryStream();
        using (var entry = zip.GetEntry("xl/worksheets/sheet1.xml")!.Open()) entry.CopyTo(sheet);
        var bytes = sheet.ToArray();
        return (target, look) =>
        {
            using var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
            using var entry = archive.CreateEntry("xl/worksheets/sheet1.xml", Properties.Compression).Open();
            for (var done = 0; done < rows; done += Repeated)
            {
                entry.Write(bytes);
                look();
            }
        };
    }
}
