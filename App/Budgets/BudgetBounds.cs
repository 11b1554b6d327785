using BatchLedger.Accounts;
using BatchLedger.Currencies;
using BatchLedger.Data;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Budgets;

/// <summary>What every amount of one ledger and company is judged by, read once for all its places: the accounts, and what the amounts come to together, whatever their side.</summary>
public sealed class BudgetBounds
{
    /// <summary>Every report adds amounts up, so all of them together stay within what can be added. Minor units.</summary>
    public const long MostInAll = 1000 * Money.Limit;

    private BudgetBounds(Dictionary<int, Account> accounts, Int128 all) => (Accounts, All) = (accounts, all);

    public IReadOnlyDictionary<int, Account> Accounts { get; }

    /// <summary>Goes on with what is put in.</summary>
    public Int128 All { get; set; }

    public static async Task<BudgetBounds> ReadAsync(Desk desk, BudgetPlace place) => new(
        await desk.Db.Accounts.AsNoTracking().Where(a => a.CompanyId == place.Company.Id).ToDictionaryAsync(a => a.Id, desk.Token),
        await desk.Db.AccountBalances.Where(b => b.LedgerId == place.Ledger.Id && b.CompanyId == place.Company.Id).SumAsync(b => b.Debit + b.Credit, desk.Token));
}
