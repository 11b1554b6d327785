using BatchLedger.Batches;
using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.ExchangeRates;
using BatchLedger.Ledgers;
using BatchLedger.Posting;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.LedgerMaking;

/// <summary>Reads, once a run, everything the posting rules look up.</summary>
internal static class PostingBookReader
{
    public static async Task<PostingBook> ReadAsync(AppDbContext db, Batch batch, CancellationToken token)
    {
        var company = await db.Companies.AsNoTracking().SingleAsync(c => c.Id == batch.CompanyId, token);
        var ledger = await db.Ledgers.AsNoTracking().SingleAsync(l => l.Id == batch.LedgerId, token);
        var statistical = ledger.Type is LedgerType.Statistical;
        return new PostingBook
        {
            BaseCurrency = statistical ? Currency.None : company.Currency,
            RequiresBalancing = company.RequiresBalancing && !statistical,
            OneSidedAllowed = statistical,
            Map = await db.AccountMaps.AsNoTracking().SingleOrDefaultAsync(m => m.CompanyId == company.Id, token)
                ?? new Accounts.AccountMap { CompanyId = company.Id },
            Accounts = await db.Accounts.AsNoTracking().Where(a => a.CompanyId == company.Id).ToDictionaryAsync(a => a.Id, token),
            Products = await db.Products.AsNoTracking().Where(p => p.CompanyId == company.Id).ToDictionaryAsync(p => p.Id, token),
            PaymentMethods = await db.PaymentMethods.AsNoTracking().Where(m => m.CompanyId == company.Id).ToDictionaryAsync(m => m.Id, token),
            Departments = await db.Departments.AsNoTracking().Where(d => d.CompanyId == company.Id).ToDictionaryAsync(d => d.Id, token),
            Branches = await db.Branches.AsNoTracking().Where(b => b.CompanyId == company.Id).ToDictionaryAsync(b => b.Id, token),
            InterBranch = await db.InterBranchMappings.AsNoTracking().Where(m => m.CompanyId == company.Id).ToListAsync(token),
            Rates = await db.ExchangeRates.AsNoTracking().Where(r => r.To == company.Currency).ToListAsync(token),
        };
    }
}
