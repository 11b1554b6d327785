using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.FiscalPeriods;
using BatchLedger.Ledgers;
using BatchLedger.Managements;
using BatchLedger.Sales;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Trust;

/// <summary>What the forms of trust money offer. The services refuse everything else all the same.</summary>
public sealed class TrustChoices(Work work, TimeProvider clock)
{
    private DateOnly Today => clock.Today();

    /// <summary>Null when the management is not to be seen.</summary>
    public Task<TrustOffer?> OfferAsync(int managementId, CancellationToken token = default) => work.ReadAsync(db => OfferAsync(db, managementId, token), token);

    /// <summary>Null when the transaction is not to be seen, or is none of trust money.</summary>
    public Task<CorrectionOffer?> CorrectionAsync(int transactionId, CancellationToken token = default) => work.ReadAsync<CorrectionOffer?>(async db =>
    {
        var found = await db.Transactions.Include(t => t.Trust).SingleOrDefaultAsync(t => t.Id == transactionId, token);
        if (found?.Trust is not { } entry || await OfferAsync(db, entry.ManagementId, token) is not { } offer) return null;
        var batch = await db.Batches.Where(b => b.Id == found.BatchId).Select(b => b.Number).SingleAsync(token);
        return new CorrectionOffer(found, offer)
        {
            Tenancy = offer.Tenancies.FirstOrDefault(t => t.Tenancy.Id == entry.TenancyId),
            Batches = [.. offer.Batches.Where(b => b.From <= offer.Today && offer.Today <= b.To).OrderByDescending(b => b.Number == batch)],
            Parts = await PartsAsync(db, found.Id, token),
            Fees = await db.ManagementFees.Where(f => f.ChargedOnId == found.Id && (f.State == FeeState.Pending || f.State == FeeState.Disbursed)).OrderBy(f => f.Id).ToListAsync(token),
            Notes = await db.TrustNotes.Where(n => n.TransactionId == found.Id).OrderBy(n => n.Id).ToListAsync(token),
        };
    }, token);

    /// <summary>Fees that wait to be disbursed, oldest first.</summary>
    public Task<List<ManagementFee>> FeesAsync(int managementId, CancellationToken token = default) => work.ReadAsync(db =>
        db.ManagementFees.Where(f => f.ManagementId == managementId && f.State == FeeState.Pending).OrderBy(f => f.Date).ThenBy(f => f.Id).ToListAsync(token), token);

    private async Task<TrustOffer?> OfferAsync(AppDbContext db, int managementId, CancellationToken token)
    {
        if (await db.Managements.SingleOrDefaultAsync(m => m.Id == managementId, token) is not { } management) return null;
        var funds = await TrustFunds.ReadAsync(db, managementId, token);
        return new TrustOffer(management, await db.Companies.Where(c => c.Id == management.CompanyId).Select(c => c.Currency).SingleAsync(token), Today)
        {
            Batches = await BatchesAsync(db, management, token),
            Tenancies = await TenanciesAsync(db, (management.Id, funds), token),
            Owner = funds.Owner,
            PendingFees = await db.ManagementFees.Where(f => f.ManagementId == managementId && f.State == FeeState.Pending).SumAsync(f => f.Amount, token),
        };
    }

    private async Task<List<TenancyOffer>> TenanciesAsync(AppDbContext db, (int Id, TrustFunds Funds) management, CancellationToken token)
    {
        var tenancies = await db.Tenancies.Where(t => t.ManagementId == management.Id).ToListAsync(token);
        var invoices = (await db.TenancyInvoices.Where(i => i.ManagementId == management.Id && i.VoidedAt == null && i.Paid < i.Amount).OrderBy(i => i.Due).ThenBy(i => i.Id)
            .ToListAsync(token)).ToLookup(i => i.TenancyId);
        var (over, current) = (tenancies.Where(t => !t.IsCurrent(Today)).OrderByDescending(t => t.End), tenancies.Where(t => t.IsCurrent(Today)).OrderBy(t => t.Start));
        return [.. current.Concat(over).Select(t => new TenancyOffer(t, management.Funds.Of(t.Id)) { Invoices = [.. invoices[t.Id]] })];
    }

    private static Task<List<BatchChoice>> BatchesAsync(AppDbContext db, Management management, CancellationToken token) =>
        (from batch in db.Batches
         join period in db.FiscalPeriods on batch.FiscalPeriodId equals period.Id
         join ledger in db.Ledgers on batch.LedgerId equals ledger.Id
         where batch.CompanyId == management.CompanyId && batch.State == BatchState.Open && period.State == FiscalPeriodState.Open && ledger.Type != LedgerType.Statistical
         orderby batch.BranchId == management.BranchId descending, batch.Date descending, batch.Number descending
         select new BatchChoice(batch.Number, batch.Name, period.Name, batch.CompanyId, batch.BranchId, period.Start, period.End)).ToListAsync(token);

    private static async Task<List<MoneyPart>> PartsAsync(AppDbContext db, int receiptId, CancellationToken token)
    {
        var sums = (await TrustPositions.OfAsync(db, receiptId, token)).Where(part => part.Amount > 0).ToList();
        var ids = sums.Select(part => part.InvoiceId).ToList();
        var numbers = await db.TenancyInvoices.Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => i.Number, token);
        return [.. sums.Select(part => new MoneyPart(part.Purpose, part.InvoiceId, part.Amount)
        {
            Invoice = part.InvoiceId is { } id ? numbers[id] : null,
        })];
    }
}
