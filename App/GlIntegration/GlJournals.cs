using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.GlConnections;
using BatchLedger.GlDeliveries;
using BatchLedger.Journals;
using BatchLedger.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.GlIntegration;

/// <summary>Which journals a connection is for: posted ones that keep money, whose batch is dated from the connection's first day on. They are found
/// through the fiscal periods, whose index leads to posted entries only.</summary>
public static class GlJournals
{
    public static IQueryable<GlCandidate> Of(AppDbContext db, GlConnection connection, GlRange range)
    {
        var first = range.From > connection.From ? range.From : connection.From;
        return from period in db.FiscalPeriods
               where period.CompanyId == connection.CompanyId && period.Start <= range.To && period.End >= first
               join entry in db.JournalEntries on period.Id equals entry.FiscalPeriodId
               where entry.State == JournalEntryState.Posted
               join batch in db.Batches on entry.BatchId equals batch.Id
               where batch.Date >= first && batch.Date <= range.To
               where db.Ledgers.Any(ledger => ledger.Id == entry.LedgerId && ledger.Type == LedgerType.Actual)
               select new GlCandidate { Entry = entry, Batch = batch };
    }

    public static IQueryable<GlCandidate> All(AppDbContext db, GlConnection connection) => Of(db, connection, new(connection.From, DateOnly.MaxValue));

    /// <summary>Those nobody sent or recorded yet.</summary>
    public static IQueryable<GlCandidate> NotSent(AppDbContext db, GlConnection connection)
    {
        var id = connection.Id;
        return All(db, connection).Where(found => !db.GlDeliveries.Any(d => d.JournalEntryId == found.Entry.Id && d.ConnectionId == id && d.State != GlDeliveryState.Removed
            && (d.State == GlDeliveryState.Sent || d.State == GlDeliveryState.Recorded || d.State == GlDeliveryState.Removing)));
    }

    public static async Task<GlBacklog> BacklogAsync(AppDbContext db, GlConnection connection, GlRange range, CancellationToken token) =>
        await NotSent(db, connection).GroupBy(_ => 1).Select(group => new GlBacklog
        {
            Journals = group.Count(), Transactions = group.Sum(found => found.Entry.Transactions),
            Oldest = group.Min(found => found.Batch.Date), Newest = group.Max(found => found.Batch.Date),
            Before = group.Sum(found => found.Batch.Date < range.From ? 1 : 0), After = group.Sum(found => found.Batch.Date > range.To ? 1 : 0),
        }).SingleOrDefaultAsync(token) ?? GlBacklog.None;

    /// <summary>The journals of the range with where they stand, in the order of the list.</summary>
    public static IQueryable<GlChoice> Choices(AppDbContext db, GlConnection connection, GlRange range)
    {
        var (id, changed) = (connection.Id, connection.MapChangedAt);
        return from found in Of(db, connection, range)
               from delivery in db.GlDeliveries.Where(d => d.JournalEntryId == found.Entry.Id && d.ConnectionId == id && d.State != GlDeliveryState.Removed).DefaultIfEmpty()
               orderby found.Batch.Date, found.Entry.Id
               select new GlChoice(found.Entry.Id, found.Entry.Number, delivery == null ? null : delivery.State)
               {
                   IsOutdated = delivery != null && delivery.State == GlDeliveryState.Valid && changed != null && delivery.CheckedAt != null && delivery.CheckedAt < changed,
               };
    }
}

/// <summary>A journal and the batch it was made of.</summary>
public sealed class GlCandidate
{
    public required JournalEntry Entry { get; init; }
    public required Batch Batch { get; init; }
}
