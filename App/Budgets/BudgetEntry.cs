using BatchLedger.AccountBalances;
using BatchLedger.Accounts;
using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.FiscalPeriods;
using BatchLedger.Live;
using BatchLedger.Refusals;
using BatchLedger.Trail;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Budgets;

/// <summary>Puts amounts into a budget, in the transaction of a use case: all of them, or none.</summary>
public sealed class BudgetEntry(Desk desk, BudgetPlace place, BudgetBounds bounds)
{
    private readonly IReadOnlyDictionary<int, Account> accounts = bounds.Accounts;
    private Dictionary<(int Account, int Period), AccountBalance> balances = [];
    private Dictionary<(int Account, int Period), BudgetTouch> touches = [];

    /// <summary>Refuses with AccountUnknown, Statistical, TooLarge, PeriodClosed, AccountInactive, ChangedMeanwhile or TooLargeInAll, in that order.
    /// An amount that stands there already is no change, so the same command sent twice does nothing the second time.</summary>
    public async Task<Refusal?> SaveAsync(IReadOnlyList<BudgetCell> cells)
    {
        await LoadAsync(cells);
        var periods = place.Periods.ToDictionary(p => p.Id);
        if (cells.Any(cell => !accounts.ContainsKey(cell.AccountId) || !periods.ContainsKey(cell.PeriodId))) return BudgetRefusals.AccountUnknown(place.Company);
        var changes = cells.Where(cell => Standing(cell) != cell.Amount).ToList();
        if (changes.Select(cell => WhyNot(cell, periods[cell.PeriodId])).FirstOrDefault(why => why is not null) is { } refusal) return refusal;
        var late = changes.Where(cell => cell.Seen is { } seen && seen != Standing(cell)).Select(cell => Changed(cell, periods[cell.PeriodId])).ToList();
        if (late.Count > 0) return BudgetRefusals.ChangedMeanwhile(late);
        if (changes.Count == 0) return null;

        if (WhyNotInAll(changes) is { } tooMuch) return tooMuch;

        var before = Sum(changes.Select(Standing));
        foreach (var cell in changes) Put(cell);
        Trace(changes, before);
        return null;
    }

    private Refusal? WhyNotInAll(List<BudgetCell> changes)
    {
        var all = bounds.All;
        foreach (var cell in changes) all += Math.Abs(cell.Amount) - Math.Abs(Standing(cell));
        if (all > BudgetBounds.MostInAll) return BudgetRefusals.TooLargeInAll(place, all);
        bounds.All = all;
        return null;
    }

    private async Task LoadAsync(IReadOnlyList<BudgetCell> cells)
    {
        var named = cells.Select(cell => cell.AccountId).Distinct().ToArray();
        balances = await BudgetSheet.Balances(desk.Db, place).Where(b => EF.Parameter(named).Contains(b.AccountId)).ToDictionaryAsync(b => (b.AccountId, b.FiscalPeriodId), desk.Token);
        var periods = place.Periods.Select(p => p.Id).ToList();
        touches = await desk.Db.Set<BudgetTouch>().Where(t => t.LedgerId == place.Ledger.Id && t.CompanyId == place.Company.Id && periods.Contains(t.FiscalPeriodId) && EF.Parameter(named).Contains(t.AccountId)
            && t.BranchId == place.Branch.Id && t.DepartmentId == place.DepartmentId).ToDictionaryAsync(t => (t.AccountId, t.FiscalPeriodId), desk.Token);
    }

    private long Standing(BudgetCell cell) =>
        balances.TryGetValue((cell.AccountId, cell.PeriodId), out var balance) ? balance.Grown(accounts[cell.AccountId].Type) : 0;

    private Refusal? WhyNot(BudgetCell cell, FiscalPeriod period)
    {
        var account = accounts[cell.AccountId];
        if (account.Type is AccountType.Statistical) return BudgetRefusals.Statistical(account);
        if (cell.Amount is > Money.Limit or < -Money.Limit) return BudgetRefusals.TooLarge(account, place.Ledger.Currency);
        if (!period.IsOpen) return BudgetRefusals.PeriodClosed(period);
        return account.Active || cell.Amount == 0 ? null : BudgetRefusals.AccountInactive(account);
    }

    private Fault Changed(BudgetCell cell, FiscalPeriod period) => BudgetRefusals.Changed(
        touches.GetValueOrDefault((cell.AccountId, cell.PeriodId))?.By ?? "Somebody", accounts[cell.AccountId], period,
        (new(Standing(cell), place.Ledger.Currency), new(cell.Amount, place.Ledger.Currency)));

    private void Put(BudgetCell cell)
    {
        var key = (cell.AccountId, cell.PeriodId);
        Touch(key);
        if (!balances.TryGetValue(key, out var balance))
        {
            balances[key] = balance = new AccountBalance
            {
                LedgerId = place.Ledger.Id, CompanyId = place.Company.Id, FiscalPeriodId = cell.PeriodId, AccountId = cell.AccountId, BranchId = place.Branch.Id, DepartmentId = place.DepartmentId,
            };
            desk.Db.Add(balance);
        }
        balance.Grow(accounts[cell.AccountId].Type, cell.Amount);
        if (cell.Amount != 0) return;
        desk.Db.Remove(balance);
        balances.Remove(key);
    }

    private void Touch((int Account, int Period) key)
    {
        if (touches.TryGetValue(key, out var touch))
        {
            (touch.By, touch.At) = (desk.Actor.Name, desk.Now);
            return;
        }
        desk.Db.Add(touches[key] = new BudgetTouch
        {
            LedgerId = place.Ledger.Id, CompanyId = place.Company.Id, FiscalPeriodId = key.Period, AccountId = key.Account, BranchId = place.Branch.Id, DepartmentId = place.DepartmentId,
            By = desk.Actor.Name, At = desk.Now,
        });
    }

    private void Trace(List<BudgetCell> changes, string before)
    {
        desk.Note(new AuditEntry("Budget.Change", place.Name)
        {
            CompanyId = place.Company.Id, Address = place.Address,
            Before = $"{changes.Count} amounts, sum {before}", After = $"{changes.Count} amounts, sum {Sum(changes.Select(cell => cell.Amount))}",
        });
        desk.Ring(Topics.Budget(place.Ledger.Id));
    }

    private string Sum(IEnumerable<long> amounts) => new Money(amounts.Aggregate(0L, (sum, amount) => checked(sum + amount)), place.Ledger.Currency).Plain();
}
