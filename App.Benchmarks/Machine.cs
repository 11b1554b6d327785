using System.Runtime.InteropServices;

namespace BatchLedger.Benchmarks;

/// <summary>What the figures were measured on.</summary>
internal static class Machine
{
    public static string Facts() =>
        $"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} cores ({Processor()}), {RuntimeInformation.FrameworkDescription}, {(GCIsServer ? "server" : "workstation")} GC. {Load()}";

    /// <summary>Above the number of cores, wall times measure the neighbours too.</summary>
    public static string Load() => File.Exists("/proc/loadavg") ? $"Load average {string.Join(", ", File.ReadAllText("/proc/loadavg").Split(' ')[..3])}." : "";

    private static bool GCIsServer => System.Runtime.GCSettings.IsServerGC;

    private static string Processor() => File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString()
        : RuntimeInformation.ProcessArchitecture.ToString();
}
