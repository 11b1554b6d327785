namespace BatchLedger.Benchmarks;

/// <summary>By how many megabytes the process and its managed heap grow at their highest while something is done.</summary>
internal static class Peak
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    public static async Task<(double Memory, double Heap)> OfAsync(Func<Task> work)
    {
        var (heap, memory) = (GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet);
        var (most, peak) = (heap, memory);
        using var looking = new PeriodicTimer(Look);
        var watch = Task.Run(async () =>
        {
            while (await looking.WaitForNextTickAsync()) (peak, most) = (Math.Max(peak, Environment.WorkingSet), Math.Max(most, GC.GetTotalMemory(forceFullCollection: false)));
        });
        await work();
        looking.Dispose();
        await watch;
        return ((peak - memory) / 1e6, (most - heap) / 1e6);
    }
}
