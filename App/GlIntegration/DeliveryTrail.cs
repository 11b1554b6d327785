using BatchLedger.GlDeliveries;
using BatchLedger.Journals;
using BatchLedger.Trail;

namespace BatchLedger.GlIntegration;

/// <summary>What happened, in a sentence, and who did it; empty: the program itself.</summary>
internal sealed record DeliveryNews(DateTimeOffset At, string Text, string By = "");

/// <summary>Writes what happens to deliveries for people. Every change of state has its line, which begins with the state it led to.</summary>
internal static class DeliveryTrail
{
    public static AuditEntry Entry(JournalEntry entry, string deed) =>
        new($"GlDelivery.{deed}", entry.Number) { Address = entry.Address, CompanyId = entry.CompanyId, BatchId = entry.BatchId };

    public static void Tell(GlDelivery delivery, DeliveryNews news)
    {
        var text = $"{delivery.State.InWords()}. {news.Text}";
        delivery.Events.Add(new GlDeliveryEvent { At = news.At, Text = text.Length <= GlDelivery.TextLength ? text : $"{text[..(GlDelivery.TextLength - 1)]}…", By = news.By });
    }
}
