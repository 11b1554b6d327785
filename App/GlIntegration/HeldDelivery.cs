using BatchLedger.Batches;
using BatchLedger.GlConnections;
using BatchLedger.GlDeliveries;
using BatchLedger.Journals;
using BatchLedger.Ledgers;
using BatchLedger.OutsideGl;

namespace BatchLedger.GlIntegration;

/// <summary>A delivery as it was when it was claimed. Writing it down goes by the fence it was claimed with.</summary>
internal sealed record HeldDelivery(GlDelivery Delivery, JournalEntry Journal, Batch Batch, GlConnection Connection)
{
    public int Fence => Delivery.Fence;
    public string System => Connection.System.InWords();

    public GlMark Mark => new(Delivery.Key, Journal.Number, Batch.Date) { Digits = Currencies.Currency.Digits(Journal.Currency), OutsideId = Delivery.OutsideId };
}
