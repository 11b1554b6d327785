using BatchLedger.Batches;
using BatchLedger.GlConnections;
using BatchLedger.GlDeliveries;
using BatchLedger.Ledgers;
using BatchLedger.People;
using BatchLedger.Refusals;

namespace BatchLedger.GlIntegration;

/// <summary>How far a company's journals can go straight into its accounting system, and where some of them stand.</summary>
public sealed record GlOffer(Company Company, GlConnection? Connection)
{
    /// <summary>The module is off, the system takes nothing directly, there is no connection, or somebody must sign in.</summary>
    public required Refusal? WhyNot { get; init; }

    /// <summary>Live ones, by journal.</summary>
    public required IReadOnlyDictionary<int, GlDelivery> Deliveries { get; init; }

    /// <summary>QB Connect, Send Details to NetSuite, Send Details to Intacct: null for companies whose system takes files only (S0.6, S1.26).</summary>
    public string? Title => Company.AccountingSystem.CanConnect() ? Company.AccountingSystem.SendTitle() : null;

    /// <summary>Of the journal that counts; null: not sent.</summary>
    public GlDelivery? Of(Batch batch) => batch.JournalEntryId is { } id ? Deliveries.GetValueOrDefault(id) : null;

    /// <summary>Why the batch's journal cannot be sent now by this person, in the words the service would use.</summary>
    public Refusal? WhyNotSend(Batch batch, Actor actor)
    {
        if ((actor.WhyNot(Permission.SendToGl) ?? WhyNot) is { } refusal) return refusal;
        if (batch.State is not BatchState.Posted || batch.JournalEntryId is null) return GlDeliveryRefusals.BatchWithoutJournal(batch.Number, batch.Word.InWords().ToLowerInvariant());
        return Of(batch) is { } delivery ? WhyNotAgain(batch, delivery) : null;
    }

    private Refusal? WhyNotAgain(Batch batch, GlDelivery delivery)
    {
        var name = new DeliveryName(Numbers.GetValueOrDefault(delivery.JournalEntryId, batch.Number), Company.AccountingSystem);
        return delivery.WhyNotCheck(name) ?? (delivery.State is GlDeliveryState.Checking ? GlDeliveryRefusals.Held(delivery, name) : null);
    }

    /// <summary>What those journals are called.</summary>
    public required IReadOnlyDictionary<int, string> Numbers { get; init; }
}
