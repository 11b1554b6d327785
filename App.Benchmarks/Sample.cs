using System.Diagnostics;

namespace BatchLedger.Benchmarks;

/// <summary>One measured piece of work: what it took by the wall and of the processor, all threads counted.</summary>
internal readonly record struct Sample(double Wall, double Cpu)
{
    public static async Task<Sample> OfAsync(Func<Task> work)
    {
        // What the last sample left behind is not this one's to clear away.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var cpu = Environment.CpuUsage.TotalTime;
        var began = Stopwatch.GetTimestamp();
        await work();
        return new Sample(Stopwatch.GetElapsedTime(began).TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
    }
}

/// <summary>The samples of one line of the table, and what else there is to say about it.</summary>
internal sealed record Measure(string Id, string What)
{
    public List<Sample> Samples { get; } = [];
    public string Note { get; set; } = "";

    public async Task TakeAsync(Func<Task> work) => Samples.Add(await Sample.OfAsync(work));

    public double MedianCpu => Middle(Samples.Select(sample => sample.Cpu));

    public double LeastWall => Samples.Min(sample => sample.Wall);

    public string Row() => $"| {Id} | {What} | {Samples.Count} | {Spread(sample => sample.Wall)} | {Spread(sample => sample.Cpu)} | {Note} |";

    private string Spread(Func<Sample, double> of)
    {
        var values = Samples.Select(of).ToList();
        return FormattableString.Invariant($"{values.Min():0.000} | {Middle(values):0.000} | {values.Max():0.000}");
    }

    private static double Middle(IEnumerable<double> values)
    {
        List<double> sorted = [.. values.Order()];
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
