using BatchLedger.AccountBalances;
using BatchLedger.Accounts;
using BatchLedger.Budgets;
using BatchLedger.Data;
using BatchLedger.FiscalPeriods;
using BatchLedger.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Budgets;

/// <summary>The association with a Budget ledger BUD for the year 2026.</summary>
internal sealed class Planned
{
    public required Association Association { get; init; }
    public required Ledger Budget { get; init; }

    public Books Books => Association.Books;

    public BudgetScope Scope => new(Budget.Id, Association.Company.Id, Association.Year.Id, Association.Branch.Id);

    public static async Task<Planned> FoundAsync(Books books, string code = "ARG")
    {
        var association = await Association.FoundAsync(books, code);
        var budget = new Ledger { Code = code == "ARG" ? "BUD" : $"BUD{code}", Description = "The board's plan", Type = LedgerType.Budget, Currency = "USD" };
        await books.PutAsync(budget);
        await books.PutAsync(new LedgerCompany { LedgerId = budget.Id, CompanyId = association.Company.Id });
        return new Planned { Association = association, Budget = budget };
    }

    public FiscalPeriod Period(int number) => Association.Year.Periods.Single(p => p.Number == number);

    public BudgetCell Cell(string account, int period, long amount, long? seen = 0) => new(Association.Accounts[account].Id, Period(period).Id, amount, seen);

    public Task<BatchLedger.Refusals.Refusal?> SaveAsync(params IReadOnlyList<BudgetCell> cells) => Books.Get<BudgetService>().SaveAsync(Scope, cells);

    /// <summary>As "4010/3 0 1200.00": account, period, debit, credit of each stored row.</summary>
    public async Task<IReadOnlyList<string>> StoredAsync()
    {
        await using var db = Books.Db();
        var rows = await db.AccountBalances.Where(b => b.LedgerId == Budget.Id).ToListAsync();
        var codes = Association.Accounts.Values.ToDictionary(a => a.Id, a => a.Code);
        return [.. rows.Select(b => $"{codes[b.AccountId]}/{Association.Year.Periods.Single(p => p.Id == b.FiscalPeriodId).Number} {b.Debit} {b.Credit}").Order(StringComparer.Ordinal)];
    }

    /// <summary>Something that was posted, as the balances keep it.</summary>
    public Task ActualAsync(string account, int period, long amount, int? branch = null, int department = 0)
    {
        var balance = new AccountBalance
        {
            LedgerId = Association.Ledger.Id, CompanyId = Association.Company.Id, FiscalPeriodId = Period(period).Id, AccountId = Association.Accounts[account].Id,
            BranchId = branch ?? Association.Branch.Id, DepartmentId = department, Lines = 1,
        };
        balance.Grow(Association.Accounts[account].Type, amount);
        return Books.PutAsync(balance);
    }

    public Task ChangeAsync(string account, Action<Account> change) => Books.Get<WriteGate>().PassAsync(async () =>
    {
        await using var db = Books.Db();
        change(await db.Accounts.SingleAsync(a => a.CompanyId == Association.Company.Id && a.Code == account));
        await db.SaveChangesAsync();
    });
}
