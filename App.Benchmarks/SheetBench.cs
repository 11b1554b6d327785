using System.Diagnostics;
using System.Globalization;

namespace BatchLedger.Benchmarks;

/// <summary>The .xlsx writer, each workbook in a process of its own: its processor time, and how far its memory grows above that of the warm program.</summary>
internal static class SheetBench
{
    private const int Rounds = 5;
    private static readonly int[] Sizes = [100_000, 1_000_000];

    public static IReadOnlyList<Measure> Run()
    {
        var runs = Sizes.SelectMany(rows => new[] { (rows, "ours"), (rows, "limit") })
            .ToDictionary(run => run, run => (Table: new Measure(run.Item2 == "ours" ? "H5" : "limit", Title(run.rows, run.Item2)), Growth: new List<double>()));

        for (var round = 0; round < Rounds; round++)
            foreach (var ((rows, shape), (table, growth)) in runs)
            {
                var (sample, megabytes) = InChild(shape, rows);
                table.Samples.Add(sample);
                growth.Add(megabytes);
            }

        foreach (var ((rows, shape), (table, growth)) in runs)
        {
            table.Note = FormattableString.Invariant($"memory grows by {growth.Min():0.0} to {growth.Max():0.0} MB");
            if (shape == "ours") table.Note += FormattableString.Invariant($"; {table.MedianCpu / runs[(rows, "limit")].Table.MedianCpu:0.0} times limit");
        }
        var (least, most) = (runs[(Sizes[0], "ours")].Growth.Max(), runs[(Sizes[1], "ours")].Growth.Max());
        runs[(Sizes[1], "ours")].Table.Note += FormattableString.Invariant($"; {most - least:0.0} MB more than at {Sizes[0]:N0} rows");
        return [.. runs.Values.Select(run => run.Table)];
    }

    private static string Title(int rows, string shape) =>
        shape == "ours" ? FormattableString.Invariant($".xlsx, {rows:N0} × 12") : "the same bytes copied into a zip";

    private static (Sample Sample, double Megabytes) InChild(string shape, int rows)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(SheetBench).Assembly.Location, "sheet", shape, rows.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true };
        using var child = Process.Start(start)!;
        var told = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        if (child.ExitCode != 0) throw new InvalidOperationException($"The workbook of {rows} rows ended with {child.ExitCode}.");
        var figures = told.Trim().Split(' ').Select(figure => double.Parse(figure, CultureInfo.InvariantCulture)).ToArray();
        return (new Sample(figures[0], figures[1]), figures[2]);
    }
}
