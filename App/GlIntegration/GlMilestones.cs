namespace BatchLedger.GlIntegration;

public enum GlMilestone { Claimed, BeforeLeaving, Leaving, Answered, Written }

/// <summary>The points of a delivery at which a crash would hurt most. Nothing happens here; tests put a process that dies in its place.</summary>
public class GlMilestones
{
    public virtual Task ReachedAsync(GlMilestone milestone) => Task.CompletedTask;
}
