using BatchLedger.GlIntegration;

namespace BatchLedger.Tests.GlIntegration;

/// <summary>The worker gets no further than here: as if its process had died, nothing is written, released or told.</summary>
internal sealed class DyingMilestones(GlMilestone point, int pass = 1) : GlMilestones
{
    private readonly TaskCompletionSource died = new();
    private readonly TaskCompletionSource revived = new();
    private int passed;

    public Task Died => died.Task;

    /// <summary>It was only asleep, and goes on where it stopped.</summary>
    public void Revive() => revived.TrySetResult();

    public override Task ReachedAsync(GlMilestone milestone)
    {
        if (milestone != point || Interlocked.Increment(ref passed) != pass) return Task.CompletedTask;
        died.TrySetResult();
        return revived.Task;
    }
}

/// <summary>The host is told to stop while the worker is here.</summary>
internal sealed class StoppingMilestones(GlMilestone point, CancellationTokenSource stop) : GlMilestones
{
    public override Task ReachedAsync(GlMilestone milestone) => milestone == point ? stop.CancelAsync() : Task.CompletedTask;
}
