namespace BatchLedger.LedgerRuns;

public enum Milestone { Requested, Claimed, PortionMapped, Renewed, TransactionOpen, HalfTheLines, BeforeCommit, AfterCommit, LanePosted, FileBound }

/// <summary>The points of a run at which a crash would hurt most. Nothing happens here; the crash tests put a process that kills itself in its place.</summary>
public class RunMilestones
{
    public virtual void Reached(Milestone milestone)
    {
    }
}
