using BatchLedger.AccountBalances;
using BatchLedger.Data;
using BatchLedger.FiscalPeriods;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Translations;

/// <summary>Reads what one period is translated from.</summary>
internal static class TranslationReader
{
    public static async Task<TranslationSource> ReadAsync(AppDbContext db, TranslationGround ground, FiscalPeriod period, CancellationToken token)
    {
        var (source, target, company) = (ground.Source!.Id, ground.Ledger.Id, ground.Company.Id);
        var before = db.Set<AccountBalance>().Where(b => b.CompanyId == company && db.FiscalPeriods.Any(p => p.Id == b.FiscalPeriodId && p.CompanyId == company && p.Start < period.Start));
        var movements = await db.Set<AccountBalance>().Where(b => b.LedgerId == source && b.CompanyId == company && b.FiscalPeriodId == period.Id).AsNoTracking().ToListAsync(token);
        return new TranslationSource(
            movements.ToDictionary(b => new Place(b.AccountId, b.BranchId, b.DepartmentId), b => new Sides(b.Debit, b.Credit)),
            await NetsAsync(before.Where(b => b.LedgerId == source), token),
            await NetsAsync(before.Where(b => b.LedgerId == target), token))
        {
            Types = await db.Accounts.Where(a => a.CompanyId == company).ToDictionaryAsync(a => a.Id, a => a.Type, token),
            HomeBranchId = await db.Branches.Where(b => b.CompanyId == company).OrderBy(b => b.Code).Select(b => b.Id).FirstAsync(token),
        };
    }

    private static async Task<IReadOnlyDictionary<Place, long>> NetsAsync(IQueryable<AccountBalance> balances, CancellationToken token) =>
        (await balances.GroupBy(b => new { b.AccountId, b.BranchId, b.DepartmentId })
            .Select(g => new { g.Key.AccountId, g.Key.BranchId, g.Key.DepartmentId, Net = g.Sum(b => b.Debit) - g.Sum(b => b.Credit) }).ToListAsync(token))
        .ToDictionary(row => new Place(row.AccountId, row.BranchId, row.DepartmentId), row => row.Net);
}
