using BatchLedger.People;
using BatchLedger.Refusals;

namespace BatchLedger.Batches;

/// <summary>What can be done with a batch now, by this person: null is "can", otherwise the reason, in the words the service itself would use.
/// The page draws its buttons from this, so no button vanishes without a reason.</summary>
public sealed record BatchChoices
{
    public Refusal? Change { get; private init; }
    public Refusal? Note { get; private init; }
    public Refusal? Close { get; private init; }
    public Refusal? MoveOpenOrders { get; private init; }
    public Refusal? Reopen { get; private init; }
    public Refusal? CreateLedger { get; private init; }
    public Refusal? Post { get; private init; }
    public Refusal? EditControlTotal { get; private init; }

    /// <summary>With open orders in the batch the button is Move Open Orders instead of Close Batch (S1.7).</summary>
    public bool MoveInsteadOfClose { get; private init; }

    /// <summary>A posted batch asks for a reason when it is reopened.</summary>
    public bool ReopenNeedsReason { get; private init; }

    public static BatchChoices For(BatchView view, Actor actor)
    {
        var (batch, totals, period) = (view.Batch, view.Totals, view.Period);
        var posted = batch.State is BatchState.Posted;
        return new BatchChoices
        {
            Change = actor.WhyNot(Permission.WorkInBatches) ?? batch.WhyNotChange(),
            Note = actor.WhyNot(Permission.WorkInBatches),
            MoveInsteadOfClose = batch.State is BatchState.Open && totals.OpenOrders > 0,
            MoveOpenOrders = actor.WhyNot(Permission.WorkInBatches) ?? batch.WhyNotChange() ?? (totals.OpenOrders == 0 ? BatchRefusals.NoOpenOrders(batch) : null),
            Close = actor.WhyNot(Permission.CloseBatches) ?? batch.WhyNotClose(period, totals),
            ReopenNeedsReason = posted,
            Reopen = actor.WhyNot(Permission.CloseBatches) ?? (posted ? actor.WhyNot(Permission.ReopenPosted) : null) ?? batch.WhyNotReopen(period) ?? view.Held,
            CreateLedger = actor.WhyNot(Permission.CreateLedgers) ?? batch.WhyNotCreateLedger(period, totals),
            Post = actor.WhyNot(Permission.PostBatches) ?? batch.WhyNotPost(period),
            EditControlTotal = actor.WhyNot(Permission.WorkInBatches) ?? batch.WhyNotEditControlTotal(period),
        };
    }
}
