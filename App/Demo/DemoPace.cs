using BatchLedger.LedgerRuns;

namespace BatchLedger.Demo;

/// <summary>Slows the runs of the demonstration down, so that there is time to watch one.</summary>
internal sealed class DemoPace : RunMilestones
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    public override void Reached(Milestone milestone)
    {
        if (milestone is not Milestone.PortionMapped) return;
        using var never = new ManualResetEventSlim();
        never.Wait(Pause);
    }
}
