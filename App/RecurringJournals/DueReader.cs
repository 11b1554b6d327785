using BatchLedger.Batches;
using BatchLedger.Data;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.RecurringJournals;

/// <summary>One journal that is due on a day: a recurring one, or the reversal of one that reverses by itself.</summary>
internal sealed record Due(int CompanyId, DateOnly On)
{
    public int? RecurringJournalId { get; init; }
    public int? JournalId { get; init; }

    public IQueryable<JournalOccurrence> Rows(AppDbContext db) => RecurringJournalId is { } id
        ? db.JournalOccurrences.Where(o => o.RecurringJournalId == id && o.DueOn == On)
        : db.JournalOccurrences.Where(o => o.JournalId == JournalId && o.DueOn == On);

    public JournalOccurrence AsRow() => new() { CompanyId = CompanyId, RecurringJournalId = RecurringJournalId, JournalId = JournalId, DueOn = On };
}

/// <summary>What is due and not made yet, of what the actor sees.</summary>
public static class DueReader
{
    /// <summary>In the order of the days.</summary>
    internal static async Task<IReadOnlyList<Due>> ReadAsync(AppDbContext db, DateOnly today, CancellationToken token)
    {
        var recurring = await db.RecurringJournals.AsNoTracking().Where(r => r.Active && r.First <= today).ToListAsync(token);
        var made = (await db.JournalOccurrences.Where(o => o.RecurringJournalId != null && o.MadeId != null).Select(o => new { o.RecurringJournalId, o.DueOn }).ToListAsync(token))
            .Select(o => (o.RecurringJournalId!.Value, o.DueOn)).ToHashSet();
        var repeated = from journal in recurring
                       from day in journal.DaysUpTo(today)
                       where !made.Contains((journal.Id, day))
                       select new Due(journal.CompanyId, day) { RecurringJournalId = journal.Id };
        var reversed = await Reversing(db).Where(t => t.ReversesOn <= today).OrderBy(t => t.Id).Select(t => new Due(t.CompanyId, t.ReversesOn!.Value) { JournalId = t.Id }).ToListAsync(token);
        return [.. repeated.Concat(reversed).OrderBy(due => due.On)];
    }

    /// <summary>When something is due again, if at all.</summary>
    internal static async Task<DateOnly?> NextAsync(AppDbContext db, CancellationToken token)
    {
        var journals = await db.RecurringJournals.AsNoTracking().Where(r => r.Active).ToListAsync(token);
        var made = (await db.JournalOccurrences.Where(o => o.RecurringJournalId != null && o.MadeId != null).Select(o => new { o.RecurringJournalId, o.DueOn }).ToListAsync(token))
            .ToLookup(o => o.RecurringJournalId!.Value, o => o.DueOn);
        var reversal = await Reversing(db).MinAsync(t => t.ReversesOn, token);
        return journals.Select(journal => journal.NextBut(made[journal.Id].ToHashSet())).Append(reversal).Where(day => day is not null).Min();
    }

    /// <summary>Posted journals that shall reverse by themselves and did not yet. One that somebody removed again stays done.</summary>
    public static IQueryable<Transactions.Transaction> Reversing(AppDbContext db) => db.Transactions.Where(t => t.ReversesOn != null && t.VoidedAt == null
        && db.Batches.Any(b => b.Id == t.BatchId && b.State == BatchState.Posted)
        && !db.Transactions.Any(r => r.ReversesId == t.Id && r.VoidedAt == null)
        && !db.JournalOccurrences.Any(o => o.JournalId == t.Id && o.DueOn == t.ReversesOn && o.MadeId != null));
}
