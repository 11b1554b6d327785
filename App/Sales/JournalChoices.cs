using BatchLedger.Accounts;
using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.FiscalPeriods;
using BatchLedger.Ledgers;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Sales;

/// <summary>What the forms of manual journals offer. The services refuse everything else all the same.</summary>
public sealed class JournalChoices(Work work)
{
    /// <summary>The active accounts of the journal's kind, and those that stand in it already.</summary>
    public Task<JournalAccounts> AccountsAsync(JournalFacts facts, IReadOnlyList<int> kept, CancellationToken token = default) => work.ReadAsync(async db =>
        new JournalAccounts(await db.Accounts.Where(a => a.CompanyId == facts.CompanyId
                && ((a.Active && a.Type == AccountType.Statistical == facts.IsStatistical) || kept.Contains(a.Id)))
            .OrderBy(a => a.Code).Select(a => new JournalAccount(a.Id, a.Code, a.Name, a.Unit)).ToListAsync(token)), token);

    /// <summary>Open batches in open periods of the same company whose ledger takes such a journal, its own ledger's first; none of a journal that the actor does not see.</summary>
    public Task<List<BatchChoice>> BatchesForAsync(Transaction journal, CancellationToken token = default) => work.ReadAsync(async db =>
    {
        var source = await db.Batches.Where(b => b.Id == journal.BatchId).Join(db.Ledgers, b => b.LedgerId, l => l.Id, (b, l) => l).SingleOrDefaultAsync(token);
        if (source is null) return [];
        return await (from batch in db.Batches
                      join period in db.FiscalPeriods on batch.FiscalPeriodId equals period.Id
                      join ledger in db.Ledgers on batch.LedgerId equals ledger.Id
                      where batch.CompanyId == journal.CompanyId && batch.State == BatchState.Open && period.State == FiscalPeriodState.Open
                          && (ledger.Id == source.Id || ledger.Type == source.Type)
                      orderby batch.LedgerId == source.Id descending, batch.Date descending, batch.Number descending
                      select new BatchChoice(batch.Number, batch.Name, period.Name, batch.CompanyId, batch.BranchId, period.Start, period.End)).ToListAsync(token);
    }, token);
}
