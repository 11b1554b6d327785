using BatchLedger.Batches;
using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.FiscalPeriods;
using BatchLedger.Journals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.PeriodClose;

/// <summary>What pages and the command line read about periods and their batches.</summary>
public sealed class PeriodReader(Work work)
{
    public Task<PeriodView?> FindAsync(int id, CancellationToken token = default) => work.ReadAsync(async db =>
    {
        var period = await db.FiscalPeriods.SingleOrDefaultAsync(p => p.Id == id, token);
        if (period is null) return null;
        return new PeriodView(period, await db.FiscalYears.SingleAsync(y => y.Id == period.FiscalYearId, token), await db.Companies.SingleAsync(c => c.Id == period.CompanyId, token))
        {
            Checklist = await PeriodChecklist.ReadAsync(db, period, token),
            Now = await PeriodBooks.TotalsAsync(db, period.Id, token),
            Figures = (await FiguresAsync(db, period.CompanyId, token)).GetValueOrDefault(period.Id, PeriodFigures.None),
            LatestClosed = await PeriodCloseService.LatestClosedAsync(db, period, token),
        };
    }, token);

    /// <summary>What each period of a company holds, by its id. A period without batches is not among them.</summary>
    public Task<Dictionary<int, PeriodFigures>> FiguresAsync(int companyId, CancellationToken token = default) => work.ReadAsync(db => FiguresAsync(db, companyId, token), token);

    public Task<Listed<PeriodBatchRow>> BatchesAsync(int periodId, ListQuery query, CancellationToken token = default) => work.ReadAsync(async db =>
    {
        var batches = db.Batches.Where(b => b.FiscalPeriodId == periodId);
        if (query.Filters) batches = batches.Where(b => EF.Functions.Like(b.Number, query.Pattern, "\\") || EF.Functions.Like(b.Name, query.Pattern, "\\"));
        batches = (query.Sort, query.Descending) switch
        {
            ("number", true) => batches.OrderByDescending(b => b.Number),
            ("name", false) => batches.OrderBy(b => b.Name).ThenBy(b => b.Number),
            ("name", true) => batches.OrderByDescending(b => b.Name).ThenByDescending(b => b.Number),
            ("date", false) => batches.OrderBy(b => b.Date).ThenBy(b => b.Number),
            ("date", true) => batches.OrderByDescending(b => b.Date).ThenByDescending(b => b.Number),
            _ => batches.OrderBy(b => b.Number),
        };
        var page = await batches.PageAsync(query, token);
        return new Listed<PeriodBatchRow>(await RowsAsync(db, page.Rows, token), page.Total);
    }, token);

    private static async Task<IReadOnlyList<PeriodBatchRow>> RowsAsync(AppDbContext db, IReadOnlyList<Batch> batches, CancellationToken token)
    {
        if (batches.Count == 0) return [];
        var (ids, company) = (batches.Select(b => b.Id).ToList(), batches[0].CompanyId);
        var currency = await db.Companies.Where(c => c.Id == company).Select(c => c.Currency).SingleAsync(token);
        var branches = await db.Branches.Where(b => b.CompanyId == company).ToDictionaryAsync(b => b.Id, b => b.Code, token);
        var held = await BatchSums.ReadAsync(db, ids, currency, token);
        var debits = await db.JournalEntries.Where(e => ids.Contains(e.BatchId) && e.State != JournalEntryState.Superseded)
            .ToDictionaryAsync(e => e.Id, e => new Money(e.Debit, e.Currency), token);
        return [.. batches.Select(batch => new PeriodBatchRow(batch, branches[batch.BranchId], currency)
        {
            Transactions = held.GetValueOrDefault(batch.Id).Transactions, Payments = held.GetValueOrDefault(batch.Id).Payments,
            Debit = debits.GetValueOrDefault(batch.JournalEntryId ?? 0, Money.Zero(currency)),
        })];
    }

    private static async Task<Dictionary<int, PeriodFigures>> FiguresAsync(AppDbContext db, int companyId, CancellationToken token)
    {
        var batches = await db.Batches.Where(b => b.CompanyId == companyId).GroupBy(b => b.FiscalPeriodId).Select(g => new
        {
            g.Key, All = g.Count(), Open = g.Count(b => b.State == BatchState.Open), Posted = g.Count(b => b.State == BatchState.Posted),
        }).ToListAsync(token);
        var debits = await db.JournalEntries.Where(e => e.CompanyId == companyId && e.State == JournalEntryState.Posted && e.Currency != Currency.None)
            .GroupBy(e => e.FiscalPeriodId).Select(g => new { g.Key, Debit = g.Sum(e => e.Debit) }).ToDictionaryAsync(g => g.Key, g => g.Debit, token);
        return batches.ToDictionary(b => b.Key, b => new PeriodFigures(b.All, b.Open, b.Posted, debits.GetValueOrDefault(b.Key)));
    }
}
