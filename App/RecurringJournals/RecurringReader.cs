using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.People;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.RecurringJournals;

/// <summary>What the page of recurring journals shows.</summary>
public sealed class RecurringReader(Work work, TimeProvider clock)
{
    public Task<RecurringView> ReadAsync(int companyId, CancellationToken token = default) => work.ReadAsync(async db =>
    {
        var today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        var due = await DueReader.ReadAsync(db, today, token);
        return new RecurringView(await JournalsAsync(db, companyId, token), await ReversingAsync(db, companyId, token))
        {
            Today = today,
            WhyNotChange = (await work.ActorAsync()).WhyNot(Permission.WorkInBatches),
            WhyNotMake = (await work.ActorAsync()).WhyNot(Permission.WorkInBatches) ?? (due.Count > 0 ? null : RecurringRefusals.NothingDue(await DueReader.NextAsync(db, token))),
        };
    }, token);

    private static async Task<IReadOnlyList<RecurringRow>> JournalsAsync(AppDbContext db, int companyId, CancellationToken token)
    {
        var journals = await db.RecurringJournals.Where(r => r.CompanyId == companyId).OrderBy(r => r.Name).ThenBy(r => r.Id).ToListAsync(token);
        var ledgers = await db.Ledgers.ToDictionaryAsync(l => l.Id, l => l.Code, token);
        var rows = await (from occurrence in db.JournalOccurrences.Where(o => o.CompanyId == companyId && o.RecurringJournalId != null)
                          join made in db.Transactions on occurrence.MadeId equals made.Id into several
                          from made in several.DefaultIfEmpty()
                          select new { occurrence.RecurringJournalId, occurrence.DueOn, occurrence.Waits, Number = made == null ? null : made.Number }).ToListAsync(token);
        var known = rows.ToLookup(row => row.RecurringJournalId!.Value);
        return [.. journals.Select(journal =>
        {
            var made = known[journal.Id].Where(row => row.Number is not null).ToList();
            var next = journal.Active ? journal.NextBut(made.Select(row => row.DueOn).ToHashSet()) : null;
            return new RecurringRow(journal, next)
            {
                Ledger = ledgers.GetValueOrDefault(journal.LedgerId, ""), LastMade = made.MaxBy(row => row.DueOn)?.Number,
                Waits = next is null ? null : known[journal.Id].FirstOrDefault(row => row.DueOn == next)?.Waits,
            };
        })];
    }

    private static async Task<IReadOnlyList<ReversingRow>> ReversingAsync(AppDbContext db, int companyId, CancellationToken token) => await (
        from journal in db.Transactions
        join batch in db.Batches on journal.BatchId equals batch.Id
        where journal.CompanyId == companyId && journal.ReversesOn != null && journal.VoidedAt == null
            && !db.Transactions.Any(r => r.ReversesId == journal.Id && r.VoidedAt == null)
            && !db.JournalOccurrences.Any(o => o.JournalId == journal.Id && o.DueOn == journal.ReversesOn && o.MadeId != null)
        orderby journal.ReversesOn, journal.Id
        select new ReversingRow(journal.Number, journal.Description, journal.ReversesOn!.Value)
        {
            Amount = new Money(journal.Amount, journal.Currency), Batch = batch.Number, Posted = batch.State == Batches.BatchState.Posted,
            Waits = db.JournalOccurrences.Where(o => o.JournalId == journal.Id && o.DueOn == journal.ReversesOn).Select(o => o.Waits).FirstOrDefault(),
        }).ToListAsync(token);
}

public sealed record RecurringView(IReadOnlyList<RecurringRow> Journals, IReadOnlyList<ReversingRow> Reversing)
{
    public required DateOnly Today { get; init; }
    public Refusal? WhyNotChange { get; init; }
    public Refusal? WhyNotMake { get; init; }
}

/// <param name="Next">When it is due next, or since when; null when it comes no more.</param>
public sealed record RecurringRow(RecurringJournal Journal, DateOnly? Next)
{
    public required string Ledger { get; init; }
    public string? LastMade { get; init; }
    public string? Waits { get; init; }

    public Money Amount => new(Journal.Amount, Journal.Currency);
}

/// <summary>A journal that reverses by itself and did not yet.</summary>
public sealed record ReversingRow(string Number, string Description, DateOnly On)
{
    public required Money Amount { get; init; }
    public required string Batch { get; init; }
    public required bool Posted { get; init; }
    public string? Waits { get; init; }

    public string State(DateOnly today) => !Posted ? $"Waits until batch {Batch} is posted" : On > today ? "Comes by itself" : Waits ?? "Due now";
}
