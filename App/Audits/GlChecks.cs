using BatchLedger.GlDeliveries;
using BatchLedger.Journals;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Audits;

/// <summary>Journals on their way into accounting systems: what we say of them holds together.</summary>
internal static class GlChecks
{
    /// <summary>Past its lease a delivery is taken over by the next sweep.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(70);

    public static async Task RunAsync(Audit audit)
    {
        await SentAsync(audit);
        await HeldAsync(audit);
        await ToldAsync(audit);
    }

    private static async Task SentAsync(Audit audit)
    {
        var (db, deliveries) = (audit.Db, audit.Db.GlDeliveries.IgnoreQueryFilters());
        var sent = deliveries.Where(d => d.State == GlDeliveryState.Sent || d.State == GlDeliveryState.Removing);
        await audit.FindAsync("Each journal that was sent has an id in the accounting system", sent,
            sent.Where(d => d.OutsideId == null || d.OutsideId == "").Join(db.JournalEntries.IgnoreQueryFilters(), d => d.JournalEntryId, e => e.Id, (d, e) => e.Number),
            number => Of(number, "It says that it was sent, but not as what."));

        var left = deliveries.Where(d => d.State == GlDeliveryState.Sending || d.State == GlDeliveryState.Unknown || d.State == GlDeliveryState.Sent || d.State == GlDeliveryState.Removing);
        await audit.FindAsync("What was sent is what was validated", left,
            left.Where(d => d.SentHash == null || d.CheckedHash == null || d.SentHash != d.CheckedHash).Join(db.JournalEntries.IgnoreQueryFilters(), d => d.JournalEntryId, e => e.Id, (d, e) => e.Number),
            number => Of(number, "Something else was sent than what was validated."));

        var latest = audit.Now - Grace;
        await audit.FindAsync("Each journal that is leaving is held by somebody", deliveries,
            deliveries.Where(d => d.State == GlDeliveryState.Sending && (d.Owner == null || d.LeaseUntil == null || d.LeaseUntil < latest)).Join(db.JournalEntries.IgnoreQueryFilters(), d => d.JournalEntryId, e => e.Id, (d, e) => e.Number),
            number => Of(number, "It says that it is being sent, but nobody holds it and nobody took it over."));
    }

    private static async Task HeldAsync(Audit audit)
    {
        var (db, deliveries) = (audit.Db, audit.Db.GlDeliveries.IgnoreQueryFilters());
        var entries = db.JournalEntries.IgnoreQueryFilters();
        await audit.FindAsync("Each journal that is in an accounting system, or on its way there, is posted", deliveries,
            from delivery in deliveries
            join entry in entries on delivery.JournalEntryId equals entry.Id
            where (delivery.State == GlDeliveryState.Queued || delivery.State == GlDeliveryState.Sending || delivery.State == GlDeliveryState.Sent || delivery.State == GlDeliveryState.Unknown
                || delivery.State == GlDeliveryState.Recorded || delivery.State == GlDeliveryState.Removing) && entry.State != JournalEntryState.Posted
            select entry.Number,
            number => Of(number, "It is not posted, though it is in an accounting system or on its way there."));

        var live = deliveries.Where(d => d.State != GlDeliveryState.Removed);
        await audit.FindAsync("A journal has at most one delivery to an accounting system that is not over", live,
            from entry in entries
            where live.Where(d => d.JournalEntryId == entry.Id).GroupBy(d => d.ConnectionId).Any(target => target.Count() > 1)
            select entry.Number,
            number => Of(number, "Several deliveries of it to the same system are under way or settled."));
    }

    private static async Task ToldAsync(Audit audit)
    {
        var (db, check) = (audit.Db, audit.Check("The history of each delivery ends where the delivery stands"));
        var rows = from delivery in db.GlDeliveries.IgnoreQueryFilters()
                   join entry in db.JournalEntries.IgnoreQueryFilters() on delivery.JournalEntryId equals entry.Id
                   orderby delivery.Id
                   select new { entry.Number, delivery.State, Last = db.Set<GlDeliveryEvent>().Where(e => e.DeliveryId == delivery.Id).OrderByDescending(e => e.Id).Select(e => e.Text).FirstOrDefault() };
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(audit.Token))
        {
            check.Looked++;
            if (row.Last?.StartsWith(row.State.InWords(), StringComparison.Ordinal) != true)
                check.Add(Of(row.Number, $"Its delivery is {row.State.InWords().ToLowerInvariant()}, but the last line of its history says: {row.Last ?? "nothing."}"));
        }
    }

    private static Fault Of(string journal, string message) => new(journal, message, $"/journals/{journal}");
}
