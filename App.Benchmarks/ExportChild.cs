namespace BatchLedger.Benchmarks;

/// <summary>Writes the workbook of a mass run that is over once more, and tells wall and CPU seconds, rows, and megabytes of growth at the peak: of the process, and of its managed heap.</summary>
internal static class ExportChild
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    public static async Task<int> RunAsync(string folder)
    {
        await using var site = await Site.OpenAsync(folder);
        var periods = await MassChild.PeriodsAsync(site);
        await MassChild.FileAsync(site, periods[1]);
        GC.Collect();
        GC.WaitForPendingFinalizers();

        var (memory, objects, peak, most) = (Environment.WorkingSet, GC.GetTotalMemory(forceFullCollection: true), 0L, 0L);
        using var looking = new PeriodicTimer(Look);
        var watch = Task.Run(async () =>
        {
            while (await looking.WaitForNextTickAsync()) (peak, most) = (Math.Max(peak, Environment.WorkingSet), Math.Max(most, GC.GetGCMemoryInfo(GCKind.Any).HeapSizeBytes));
        });
        var sample = await Sample.OfAsync(() => MassChild.FileAsync(site, periods[0]));
        looking.Dispose();
        await watch;
        var rows = await MassChild.RowsAsync(site, periods[0]);
        Console.WriteLine(FormattableString.Invariant($"{sample.Wall} {sample.Cpu} {rows} {(peak - memory) / 1e6} {(most - objects) / 1e6}"));
        return 0;
    }
}
