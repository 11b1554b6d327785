using System.Diagnostics;
using BatchLedger.LedgerRuns;

namespace BatchLedger.Tests.Crashes;

/// <summary>Kills its own process, as the kernel or a power cut would: nothing is flushed, released or told.</summary>
internal sealed class DeadlyMilestones(Milestone point, int pass) : RunMilestones
{
    private int passed;

    public override void Reached(Milestone milestone)
    {
        if (milestone != point || Interlocked.Increment(ref passed) < pass) return;
        using var self = Process.GetCurrentProcess();
        self.Kill();
        self.WaitForExit();
    }
}
