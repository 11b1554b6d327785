using BatchLedger.AccountBalances;
using BatchLedger.Ledgers;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Audits;

/// <summary>The stored balances that the trial balance reads, against the posted journals, key by key and in both directions.</summary>
internal static class StoredBalanceChecks
{
    public static async Task RunAsync(Audit audit)
    {
        var check = audit.Check("Each stored balance is the sum of the posted journals, and each of them is in one");
        check.Looked = await Kept(audit).LongCountAsync(audit.Token);
        var names = await NamesAsync(audit);
        await foreach (var difference in BalanceComparison.Of(audit.Db).AsAsyncEnumerable().WithCancellation(audit.Token))
            check.Add(new Fault(names(difference), difference.InWords()));
    }

    private static IQueryable<AccountBalance> Kept(Audit audit) => audit.Db.AccountBalances.IgnoreQueryFilters()
        .Where(b => audit.Db.Ledgers.IgnoreQueryFilters().Any(l => l.Id == b.LedgerId && (l.Type == LedgerType.Actual || l.Type == LedgerType.Statistical)));

    private static async Task<Func<BalanceDifference, string>> NamesAsync(Audit audit)
    {
        var (db, token) = (audit.Db, audit.Token);
        var ledgers = await db.Ledgers.IgnoreQueryFilters().ToDictionaryAsync(l => l.Id, l => l.Code, token);
        var companies = await db.Companies.IgnoreQueryFilters().ToDictionaryAsync(c => c.Id, c => c.Code, token);
        var periods = await db.FiscalPeriods.IgnoreQueryFilters().ToDictionaryAsync(p => p.Id, p => p.Name, token);
        var accounts = await db.Accounts.IgnoreQueryFilters().ToDictionaryAsync(a => a.Id, a => a.Code, token);
        return difference => $"Ledger {Name(ledgers, difference.LedgerId)}, company {Name(companies, difference.CompanyId)}, {Name(periods, difference.FiscalPeriodId)}, account {Name(accounts, difference.AccountId)}";

        static string Name(Dictionary<int, string> names, int id) => names.GetValueOrDefault(id, $"#{id}");
    }
}
