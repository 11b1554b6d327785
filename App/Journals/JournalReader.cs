using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Journals;

/// <summary>What pages read about journal entries. A superseded one is kept for the audit and shown to who asks for it.</summary>
public sealed class JournalReader(Work work)
{
    public Task<Listed<JournalRow>> ListAsync(ListQuery query, JournalFilter filter, CancellationToken token = default) => work.ReadAsync(async db =>
    {
        var found = from entry in db.JournalEntries
                    join batch in db.Batches on entry.BatchId equals batch.Id
                    join period in db.FiscalPeriods on entry.FiscalPeriodId equals period.Id
                    join ledger in db.Ledgers on entry.LedgerId equals ledger.Id
                    select new { entry, batch, Period = period.Name, Ledger = ledger.Code };
        if (filter is JournalFilter.InForce) found = found.Where(row => row.entry.State != JournalEntryState.Superseded);
        if (query.Filters)
            found = found.Where(row => EF.Functions.Like(row.entry.Number, query.Pattern, "\\") || EF.Functions.Like(row.batch.Number, query.Pattern, "\\")
                || EF.Functions.Like(row.batch.Name, query.Pattern, "\\") || EF.Functions.Like(row.Period, query.Pattern, "\\") || EF.Functions.Like(row.Ledger, query.Pattern, "\\"));
        found = (query.Sort, query.Descending) switch
        {
            ("number", false) => found.OrderBy(row => row.entry.Id),
            ("lines", false) => found.OrderBy(row => row.entry.Lines).ThenBy(row => row.entry.Id),
            ("lines", true) => found.OrderByDescending(row => row.entry.Lines).ThenByDescending(row => row.entry.Id),
            ("debit", false) => found.OrderBy(row => row.entry.Debit).ThenBy(row => row.entry.Id),
            ("debit", true) => found.OrderByDescending(row => row.entry.Debit).ThenByDescending(row => row.entry.Id),
            _ => found.OrderByDescending(row => row.entry.Id),
        };
        return await found.Select(row => new JournalRow(row.entry.Number, row.entry.State, row.entry.CreatedAt)
        {
            Batch = row.batch.Number, BatchName = row.batch.Name, Period = row.Period, Ledger = row.Ledger, Lines = row.entry.Lines,
            Debit = new Money(row.entry.Debit, row.entry.Currency),
        }).PageAsync(query, token);
    }, token);

    public Task<JournalView?> FindAsync(string number, CancellationToken token = default) => work.ReadAsync(async db =>
    {
        var entry = await db.JournalEntries.Include(e => e.Summary).SingleOrDefaultAsync(e => e.Number == number, token);
        return entry is null ? null : await ViewAsync(db, entry, token);
    }, token);

    /// <summary>What a batch's journal, not superseded, holds of one transaction; null while there is none.</summary>
    public static async Task<TransactionJournal?> OfTransactionAsync(AppDbContext db, Transaction source, CancellationToken token)
    {
        var entry = await db.JournalEntries.SingleOrDefaultAsync(e => e.BatchId == source.BatchId && e.State != JournalEntryState.Superseded, token);
        if (entry is null) return null;
        var lines = await db.JournalLines.Where(l => l.JournalEntryId == entry.Id && l.TransactionId == source.Id).OrderBy(l => l.LineNo).ToListAsync(token);
        var names = await JournalNames.OfAsync(db, entry.CompanyId, token);
        return new TransactionJournal(await ViewAsync(db, entry, token), [.. lines.Select(line => names.Row(line, source.Number))]);
    }

    private static async Task<JournalView> ViewAsync(AppDbContext db, JournalEntry entry, CancellationToken token)
    {
        var names = await JournalNames.OfAsync(db, entry.CompanyId, token);
        var batch = await db.Batches.SingleAsync(b => b.Id == entry.BatchId, token);
        var period = await db.FiscalPeriods.SingleAsync(p => p.Id == entry.FiscalPeriodId, token);
        return new JournalView(entry)
        {
            Company = await db.Companies.Where(c => c.Id == entry.CompanyId).Select(c => c.Code).SingleAsync(token),
            Batch = batch.Number, BatchName = batch.Name,
            Period = period.Name, PeriodStart = period.Start,
            Ledger = await db.Ledgers.Where(l => l.Id == entry.LedgerId).Select(l => l.Code).SingleAsync(token),
            MadeBy = await db.LedgerRuns.Where(r => r.Id == entry.RunId).Select(r => r.RequestedBy).SingleOrDefaultAsync(token) ?? entry.ChangedBy,
            Totals = [.. entry.Summary.OrderBy(s => s.Ordinal).Select(names.Total)],
        };
    }

    /// <summary>By line number, not by counting rows off: the last page of a long journal is as near as the first.</summary>
    public Task<Listed<JournalLineRow>> LinesAsync(string number, ListQuery query, CancellationToken token = default) => work.ReadAsync(async db =>
    {
        var entry = await db.JournalEntries.SingleOrDefaultAsync(e => e.Number == number, token);
        if (entry is null) return new Listed<JournalLineRow>([], 0);
        var lines = await db.JournalLines.Where(l => l.JournalEntryId == entry.Id && l.LineNo > query.Skip && l.LineNo <= query.Skip + query.Take)
            .OrderBy(l => l.LineNo).ToListAsync(token);
        var sources = lines.Select(l => l.TransactionId).Distinct().ToList();
        var transactions = await db.Transactions.Where(t => sources.Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.Number, token);
        var names = await JournalNames.OfAsync(db, entry.CompanyId, token);
        return new Listed<JournalLineRow>([.. lines.Select(line => names.Row(line, transactions.GetValueOrDefault(line.TransactionId)))], entry.Lines);
    }, token);
}

/// <summary>Entries that count, or those with the superseded ones.</summary>
public enum JournalFilter { InForce, All }
