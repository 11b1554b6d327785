using BatchLedger.AccountBalances;
using BatchLedger.Accounts;
using BatchLedger.Budgets;
using BatchLedger.Consolidation;
using BatchLedger.Data;
using BatchLedger.FiscalPeriods;
using BatchLedger.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Consolidation;

/// <summary>Two associations, ARG and HC, whose Actual ledgers are sources of the consolidation.</summary>
internal sealed class Group
{
    public required Association Arg { get; init; }
    public required Association Hc { get; init; }

    public Books Books => Arg.Books;

    public static readonly DayRange March = new(new(2026, 3, 1), new(2026, 3, 31));

    public static async Task<Group> FoundAsync(Books books)
    {
        var group = new Group { Arg = await Association.FoundAsync(books), Hc = await Association.FoundAsync(books, "HC") };
        await group.ChangeAsync(async db =>
        {
            foreach (var ledger in await db.Ledgers.ToListAsync()) ledger.ConsolidationSource = true;
        });
        return group;
    }

    public static async Task<Group> FilledAsync(Books books)
    {
        var group = await FoundAsync(books);
        await PutAsync(group.Arg, 1, 100);
        await PutAsync(group.Arg, 3, 40);
        await PutAsync(group.Arg, 5, 7_000);
        await PutAsync(group.Hc, 3, 5);
        return group;
    }

    /// <summary>Dues received: bank to dues.</summary>
    private static Task PutAsync(Association of, int period, long amount) => of.Books.PutAsync(Balance(of, "1010", period, amount), Balance(of, "4010", period, amount));

    private static AccountBalance Balance(Association of, string account, int period, long amount)
    {
        var balance = new AccountBalance
        {
            LedgerId = of.Ledger.Id, CompanyId = of.Company.Id, FiscalPeriodId = of.Year.Periods.Single(p => p.Number == period).Id, AccountId = of.Accounts[account].Id,
            BranchId = of.Branch.Id, DepartmentId = 0, Lines = 1,
        };
        balance.Grow(of.Accounts[account].Type, amount);
        return balance;
    }

    public Task ChangeAsync(Func<AppDbContext, Task> change) => Books.Get<WriteGate>().PassAsync(async () =>
    {
        await using var db = Books.Db();
        await change(db);
        await db.SaveChangesAsync();
    });
}
