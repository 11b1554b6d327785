using BatchLedger.Data;
using BatchLedger.GlConnections;
using BatchLedger.Journals;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.GlDeliveries;

/// <summary>A journal that is, or may be, in an outside system keeps its batch as it is. Sending and reopening both pass the write gate, so one of them sees the other.</summary>
public static class DeliveryHold
{
    /// <summary>Why the batch of this journal may not be reopened; refuses with IsThere, OnItsWay or Recorded.</summary>
    public static async Task<Refusal?> WhyNotReopenAsync(AppDbContext db, int? journalEntryId, CancellationToken token)
    {
        if (journalEntryId is not { } id) return null;
        var held = await (from delivery in db.GlDeliveries.IgnoreQueryFilters()
                          join entry in db.JournalEntries.IgnoreQueryFilters() on delivery.JournalEntryId equals entry.Id
                          join connection in db.GlConnections.IgnoreQueryFilters() on delivery.ConnectionId equals connection.Id
                          where delivery.JournalEntryId == id
                          orderby delivery.Id descending
                          select new { delivery, entry.Number, connection.System }).AsNoTracking().ToListAsync(token);
        return held.FirstOrDefault(row => row.delivery.State.HoldsJournal()) is { } row ? GlDeliveryRefusals.JournalHeld(row.delivery, new DeliveryName(row.Number, row.System)) : null;
    }
}
