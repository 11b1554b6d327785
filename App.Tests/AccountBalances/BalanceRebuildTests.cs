using BatchLedger.AccountBalances;
using BatchLedger.Batches;
using BatchLedger.GlIntegration;
using BatchLedger.LedgerRuns;
using BatchLedger.Ledgers;
using BatchLedger.Tests.Audits;
using BatchLedger.Tests.GeneralLedger;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.AccountBalances;

public class BalanceRebuildTests
{
    [Fact]
    public async Task Batches_that_are_reopened_and_posted_while_balances_are_made_anew_count_once()
    {
        await using var books = await AuditedBooks.OpenAsync();
        Assert.Null(await books.Get<GlDeliveryService>().RecordReversalAsync(1, 0, "Reversed there"));
        var done = false;
        var rebuilding = Task.Run(async () =>
        {
            do Assert.Null((await books.Get<BalanceRebuildService>().RebuildAsync()).Refusal);
            while (!Volatile.Read(ref done));
        });
        for (var turn = 0; turn < 3; turn++)
        {
            Assert.Null(await books.Get<BatchLifeService>().ReopenAsync("B-000001", reason: "Once more"));
            Assert.Null(await books.Get<BatchLifeService>().CloseAsync("B-000001"));
            Assert.Null((await books.Get<LedgerRunService>().CreateAsync("B-000001")).Refusal);
            await books.Get<LedgerRunWorker>().WorkOffAsync(CancellationToken.None);
            Assert.Null(await books.Get<BatchLifeService>().PostAsync("B-000001"));
        }
        Volatile.Write(ref done, true);
        await rebuilding;

        Assert.Equal([], (await books.VerifyAsync()).Findings.Select(fault => $"{fault.Where}: {fault.Message}"));
    }

    [Fact]
    public async Task Damaged_balances_are_made_anew_from_the_posted_journals_and_the_deed_is_written_down()
    {
        await using var ground = await BookGround.PostedAsync();
        var sound = await BalancesAsync(ground.Books);
        await Damage.DoAsync(ground.Books, "UPDATE AccountBalances SET Debit = Debit + 5 WHERE rowid = 1; DELETE FROM AccountBalances WHERE rowid = 2");
        Assert.NotEqual(sound, await BalancesAsync(ground.Books));

        var (rebuilt, refusal) = await ground.Books.Get<BalanceRebuildService>().RebuildAsync();

        Assert.Null(refusal);
        Assert.Equal(new BalancesRebuilt(sound.Count - 1, sound.Count, 2), rebuilt);
        Assert.Equal(sound, await BalancesAsync(ground.Books));
        Assert.Equal([], (await ground.Books.VerifyAsync()).Findings);
        await using var db = ground.Books.Db();
        Assert.Equal(($"Balances: {sound.Count - 1} · Wrong: 2", $"Balances: {sound.Count}"), await db.AuditRows.Where(r => r.Action == "Balances.Rebuild").Select(r => ValueTuple.Create(r.Before, r.After)).SingleAsync());
    }

    [Fact]
    public async Task Budgets_are_no_sums_of_journals_and_stay()
    {
        await using var ground = await BookGround.PostedAsync();
        var association = ground.Association;
        var budget = new Ledger { Code = "BUDGET", Description = "Budget", Type = LedgerType.Budget, Currency = "USD" };
        await ground.Books.PutAsync(budget);
        await ground.Books.PutAsync(new AccountBalance
        {
            LedgerId = budget.Id, CompanyId = association.Company.Id, FiscalPeriodId = association.March.Id, AccountId = association.Accounts["4010"].Id, BranchId = association.Branch.Id, DepartmentId = 0, Credit = 12_00,
        });
        var before = await BalancesAsync(ground.Books);

        Assert.Null((await ground.Books.Get<BalanceRebuildService>().RebuildAsync()).Refusal);

        Assert.Equal(before, await BalancesAsync(ground.Books));
    }

    [Fact]
    public async Task Who_sees_some_companies_only_does_not_rebuild_all()
    {
        await using var ground = await BookGround.PostedAsync();
        ground.SeeOnly(ground.Association.Company.Id);

        Assert.Equal("Balances.NotAllCompanies", (await ground.Books.Get<BalanceRebuildService>().RebuildAsync()).Refusal?.Code);
    }

    private static async Task<List<string>> BalancesAsync(Books books)
    {
        await using var db = books.Db();
        return [.. (await db.AccountBalances.AsNoTracking().ToListAsync()).Select(b => $"{b.LedgerId}|{b.CompanyId}|{b.FiscalPeriodId}|{b.AccountId}|{b.BranchId}|{b.DepartmentId}|{b.Lines}|{b.Debit}|{b.Credit}").Order(StringComparer.Ordinal)];
    }
}
