using System.Diagnostics;
using System.Globalization;

namespace BatchLedger.Benchmarks;

/// <summary>The mass ledger: from the request to the workbook, over 100 closed batches of one period. Each run has a fresh copy of the same books and a process of its own.</summary>
internal static class MassBench
{
    private const int Batches = 100;
    private const int Rounds = 5;
    private const int Warming = 12_000;

    public static async Task<IReadOnlyList<Measure>> RunAsync(int transactions)
    {
        var (small, large) = (await SizeAsync(transactions / 10), await SizeAsync(transactions));
        var exponent = Math.Log10(large.Run.MedianCpu / small.Run.MedianCpu);
        large.Run.Note += FormattableString.Invariant($"; exponent from {transactions / 10:N0} {exponent:0.00} (CPU); H3: peak {large.PeakMegabytes:0} MB");
        return [small.Run, small.Limit, small.File, small.Zip, large.Run, large.Limit, large.File, large.Zip];
    }

    private static async Task<Size> SizeAsync(int transactions)
    {
        var books = await BooksAsync(transactions);
        try
        {
            var size = new Size(transactions);
            for (var round = 0; round < Rounds; round++) size.Add(InChild("mass", books));
            size.Tell();
            return size;
        }
        finally
        {
            Directory.Delete(books, recursive: true);
        }
    }

    /// <summary>A folder with a month of that many transactions, and one more month that warms.</summary>
    public static async Task<string> BooksAsync(int transactions)
    {
        var site = await Site.OpenAsync();
        var association = await Association.FoundAsync(site, Batches);
        for (var batch = 0; batch < Batches; batch++) await association.BatchAsync(transactions / Batches);
        association.BeginMonth();
        for (var batch = 0; batch < Batches; batch++) await association.BatchAsync(Warming / Batches);
        return await site.LeaveAsync();
    }

    /// <summary>What a child tells of its work on a copy of the books.</summary>
    public static double[] InChild(string work, string books)
    {
        var copy = Site.NewFolder();
        foreach (var file in Directory.EnumerateFiles(books)) File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        var start = new ProcessStartInfo("dotnet", [typeof(MassBench).Assembly.Location, work, copy]) { RedirectStandardOutput = true };
        using var child = Process.Start(start)!;
        var told = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        if (child.ExitCode != 0) throw new InvalidOperationException($"The {work} ended with {child.ExitCode}.");
        return [.. told.Trim().Split(' ').Select(figure => double.Parse(figure, CultureInfo.InvariantCulture))];
    }

    private sealed class Size(int transactions)
    {
        private readonly List<double> peaks = [], befores = [];

        public Measure Run { get; } = new("H2", FormattableString.Invariant($"mass ledger, {transactions:N0} transactions in {Batches} batches: created, posted, .xlsx ready"));
        public Measure File { get; } = new("H2 file", "its workbook alone");
        public Measure Limit { get; } = new("limit", "its lines by INSERT … SELECT, the bytes of its sheets copied into a zip");
        public Measure Zip { get; } = new("limit", "the zip of it");
        public double Rows { get; private set; }
        public double PeakMegabytes => peaks.Max();

        public void Add(double[] told)
        {
            Run.Samples.Add(new Sample(told[0], told[1]));
            File.Samples.Add(new Sample(told[2], told[3]));
            Zip.Samples.Add(new Sample(told[4], told[5]));
            Limit.Samples.Add(new Sample(told[4] + told[6], told[5] + told[7]));
            Rows = told[8];
            peaks.Add(told[9]);
            befores.Add(told[10]);
        }

        public void Tell()
        {
            Run.Note = FormattableString.Invariant($"{Rows:N0} lines; peak memory {peaks.Min():0} to {peaks.Max():0} MB, {befores.Min():0} to {befores.Max():0} MB before; {Run.MedianCpu / Limit.MedianCpu:0.0} times limit");
            File.Note = FormattableString.Invariant($"{File.MedianCpu / Zip.MedianCpu:0.0} times the zip");
        }
    }
}
