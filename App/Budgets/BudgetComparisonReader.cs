using BatchLedger.AccountBalances;
using BatchLedger.Accounts;
using BatchLedger.Data;
using BatchLedger.FiscalPeriods;
using BatchLedger.Ledgers;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Budgets;

/// <summary>Reads budget against actual from the stored balances: no journal line is touched.</summary>
public sealed class BudgetComparisonReader(Work work)
{
    /// <summary>Refuses with NotFound, NotABudget, NoActual, OtherCurrency or PeriodsTurned, in that order.</summary>
    public Task<Outcome<BudgetComparison>> ReadAsync(ComparisonWish wish, CancellationToken token = default) => work.ReadAsync<Outcome<BudgetComparison>>(async db =>
    {
        var company = await db.Companies.FirstOrDefaultAsync(c => c.Id == wish.CompanyId, token);
        var budget = await db.Ledgers.FirstOrDefaultAsync(l => l.Id == wish.LedgerId && l.Companies.Any(c => c.CompanyId == wish.CompanyId), token);
        var year = await db.FiscalYears.Include(y => y.Periods).FirstOrDefaultAsync(y => y.Id == wish.YearId && y.CompanyId == wish.CompanyId, token);
        if (company is null || budget is null || year is null || year.Periods.Count == 0) return DataRefusals.NotFound("The budget");
        if (budget.Type is not LedgerType.Budget) return BudgetRefusals.NotABudget(budget);
        var actual = await db.Ledgers.FirstOrDefaultAsync(l => l.Type == LedgerType.Actual && l.Companies.Any(c => c.CompanyId == wish.CompanyId), token);
        if (actual is null) return BudgetRefusals.NoActual(company);
        if (actual.Currency != budget.Currency) return BudgetRefusals.OtherCurrency(actual, budget);

        var periods = year.Periods.OrderBy(p => p.Number).ToList();
        var last = wish.To is { } to ? periods.Find(p => p.Number == to) : periods[^1];
        var first = wish.From is { } from ? periods.Find(p => p.Number == from) : periods[0];
        if (first is null || last is null) return DataRefusals.NotFound("The fiscal period");
        if (first.Number > last.Number) return BudgetRefusals.PeriodsTurned(first, last);
        return await CompareAsync(db, wish, new BudgetComparison(budget, actual, company, year)
        {
            First = first, Last = last, Rows = [],
            BranchWords = await BranchAsync(db, wish, token), DepartmentWords = await DepartmentAsync(db, wish, token),
        }, token);
    }, token);

    private static async Task<BudgetComparison> CompareAsync(AppDbContext db, ComparisonWish wish, BudgetComparison empty, CancellationToken token)
    {
        var accounts = await db.Accounts.Where(a => a.CompanyId == wish.CompanyId && a.Type != AccountType.Statistical).ToListAsync(token);
        var actual = await SumsAsync(db, wish, (empty, empty.Actual), token);
        var budget = await SumsAsync(db, wish, (empty, empty.Budget), token);
        var rows = accounts.Where(a => actual.ContainsKey(a.Id) || budget.ContainsKey(a.Id)).OrderBy(a => a.Type).ThenBy(a => a.Code, StringComparer.Ordinal).Select(account =>
        {
            var (was, planned) = (Grown(actual, account), Grown(budget, account));
            return new ComparisonRow(account.Code, account.Name, account.Type, new(new(was.Range, planned.Range), new(was.Year, planned.Year)));
        });
        return empty with { Rows = [.. rows.Where(row => row.Figures != default)] };
    }

    private static async Task<Dictionary<int, (long Range, long Year)>> SumsAsync(AppDbContext db, ComparisonWish wish, (BudgetComparison Frame, Ledger Ledger) of, CancellationToken token)
    {
        var first = of.Frame.First.Number;
        var numbers = of.Frame.Year.Periods.Where(p => p.Number <= of.Frame.Last.Number).ToDictionary(p => p.Id, p => p.Number);
        var sums = await BudgetSum.Of(db, wish, of.Ledger, [.. numbers.Keys]).ToListAsync(token);
        return sums.GroupBy(sum => sum.AccountId).ToDictionary(of => of.Key, of => of.Aggregate((Range: 0L, Year: 0L), (total, sum) => checked(
            (total.Range + (numbers[sum.PeriodId] >= first ? sum.Debit - sum.Credit : 0), total.Year + sum.Debit - sum.Credit))));
    }

    private static (long Range, long Year) Grown(Dictionary<int, (long Range, long Year)> sums, Account account)
    {
        var (range, year) = sums.GetValueOrDefault(account.Id);
        return account.Type.GrowsByDebit() ? (range, year) : (-range, -year);
    }

    private static async Task<string> BranchAsync(AppDbContext db, ComparisonWish wish, CancellationToken token) => wish.BranchId is { } id
        ? $"branch {await db.Branches.Where(b => b.Id == id).Select(b => b.Code).FirstOrDefaultAsync(token)}"
        : "all branches";

    private static async Task<string> DepartmentAsync(AppDbContext db, ComparisonWish wish, CancellationToken token) => wish.DepartmentId switch
    {
        null => "all departments",
        AccountBalance.NoDepartment => "no department",
        { } id => $"department {await db.Departments.Where(d => d.Id == id).Select(d => d.Code).FirstOrDefaultAsync(token)}",
    };
}

/// <summary>What an account came to in a period, over the branches and departments asked for.</summary>
public sealed record BudgetSum(int AccountId, int PeriodId, long Debit, long Credit)
{
    public static IQueryable<BudgetSum> Of(AppDbContext db, ComparisonWish wish, Ledger ledger, IReadOnlyList<int> periods)
    {
        var balances = db.AccountBalances.Where(b => b.LedgerId == ledger.Id && b.CompanyId == wish.CompanyId && periods.Contains(b.FiscalPeriodId));
        if (wish.BranchId is { } branch) balances = balances.Where(b => b.BranchId == branch);
        if (wish.DepartmentId is { } department) balances = balances.Where(b => b.DepartmentId == department);
        return balances.GroupBy(b => new { b.AccountId, b.FiscalPeriodId }).Select(of => new BudgetSum(of.Key.AccountId, of.Key.FiscalPeriodId, of.Sum(b => b.Debit), of.Sum(b => b.Credit)));
    }
}
