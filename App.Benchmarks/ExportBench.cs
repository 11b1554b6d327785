using System.Globalization;

namespace BatchLedger.Benchmarks;

/// <summary>The export alone: the rows of batches that are posted already into their workbook, at 100,000 rows and at a million, each time in a process of its own.
/// Its memory is counted above that of a program that has exported a small month before.</summary>
internal static class ExportBench
{
    private const int Rounds = 5;
    private static readonly int[] Transactions = [40_000, 400_000];

    public static async Task<IReadOnlyList<Measure>> RunAsync()
    {
        var sizes = new List<Size>();
        foreach (var transactions in Transactions) sizes.Add(await SizeAsync(transactions));
        var (small, large) = (sizes[0], sizes[1]);
        var more = (Middle(large.Growth) - Middle(small.Growth)) / ((large.Rows - small.Rows) / 1e6);
        large.Export.Note += FormattableString.Invariant($"; {more:0.0} MB more per 1,000,000 rows (medians)");
        return [small.Export, large.Export];
    }

    private static async Task<Size> SizeAsync(int transactions)
    {
        var books = await PostedAsync(transactions);
        try
        {
            var (rows, growth, heap) = (0.0, new List<double>(), new List<double>());
            var export = new Measure("H4", "");
            for (var round = 0; round < Rounds; round++)
            {
                var told = MassBench.InChild("export", books);
                export.Samples.Add(new Sample(told[0], told[1]));
                rows = told[2];
                growth.Add(told[3]);
                heap.Add(told[4]);
            }
            var note = FormattableString.Invariant($"memory grows by {growth.Min():0.0} to {growth.Max():0.0} MB, the managed heap by {heap.Max():0.0} MB at the most");
            return new Size(rows, growth, export with { What = string.Create(CultureInfo.InvariantCulture, $"rows of posted batches to .xlsx, {rows:N0} rows"), Note = note });
        }
        finally
        {
            Directory.Delete(books, recursive: true);
        }
    }

    private static async Task<string> PostedAsync(int transactions)
    {
        var site = await Site.OpenAsync(await MassBench.BooksAsync(transactions));
        foreach (var period in await MassChild.PeriodsAsync(site)) await MassChild.MassAsync(site, period);
        return await site.LeaveAsync();
    }

    private static double Middle(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private sealed record Size(double Rows, List<double> Growth, Measure Export);
}
