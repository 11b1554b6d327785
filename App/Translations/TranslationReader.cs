using BatchLedger.AccountBalances;
using BatchLedger.Data;
using BatchLedger.FiscalPeriods;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Translations;

/// <summary>Reads what one period is translated from.</summary>
public static class TranslationReader
{
    internal static async Task<TranslationSource> ReadAsync(AppDbContext db, TranslationGround ground, FiscalPeriod period, CancellationToken token)
    {
        var (source, target, company) = (ground.Source!.Id, ground.Ledger.Id, ground.Company.Id);
        var movements = await db.Set<AccountBalance>().Where(b => b.LedgerId == source && b.CompanyId == company && b.FiscalPeriodId == period.Id).AsNoTracking().ToListAsync(token);
        return new TranslationSource(
            movements.ToDictionary(b => new Place(b.AccountId, b.BranchId, b.DepartmentId), b => new Sides(b.Debit, b.Credit)),
            await NetsAsync(Before(db, source, period), token),
            await NetsAsync(Before(db, target, period), token))
        {
            Types = await db.Accounts.Where(a => a.CompanyId == company).ToDictionaryAsync(a => a.Id, a => a.Type, token),
            HomeBranchId = await db.Branches.Where(b => b.CompanyId == company).OrderBy(b => b.Code).Select(b => b.Id).FirstAsync(token),
        };
    }

    /// <summary>What a ledger holds of all periods of the company before this one.</summary>
    public static IQueryable<AccountBalance> Before(AppDbContext db, int ledgerId, FiscalPeriod period) =>
        from earlier in db.FiscalPeriods.Where(p => p.CompanyId == period.CompanyId && p.Start < period.Start)
        join balance in db.AccountBalances on new { LedgerId = ledgerId, period.CompanyId, FiscalPeriodId = earlier.Id } equals new { balance.LedgerId, balance.CompanyId, balance.FiscalPeriodId }
        select balance;

    private static async Task<IReadOnlyDictionary<Place, long>> NetsAsync(IQueryable<AccountBalance> balances, CancellationToken token) =>
        (await balances.GroupBy(b => new { b.AccountId, b.BranchId, b.DepartmentId })
            .Select(g => new { g.Key.AccountId, g.Key.BranchId, g.Key.DepartmentId, Net = g.Sum(b => b.Debit) - g.Sum(b => b.Credit) }).ToListAsync(token))
        .ToDictionary(row => new Place(row.AccountId, row.BranchId, row.DepartmentId), row => row.Net);
}
