using BatchLedger.AccountBalances;
using BatchLedger.Batches;
using BatchLedger.GeneralLedger;
using BatchLedger.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.GeneralLedger;

public class TrialBalanceTests
{
    [Fact]
    public async Task Each_account_has_what_it_opened_at_moved_by_and_closed_at()
    {
        await using var ground = await BookGround.PostedAsync();

        Assert.Equal(["1010 0 300 0 300", "4010 0 0 300 -300"], await ground.FiguresAsync(BookGround.Year with { To = "2026-01-01" }));
        Assert.Equal(["1010 300 0 50 250", "4010 -300 0 0 -300", "6800 0 50 0 50"], await ground.FiguresAsync(BookGround.Year with { From = "2026-02-01", To = "2026-02-01" }));
        Assert.Equal(["1010 0 300 50 250", "4010 0 0 300 -300", "6800 0 50 0 50"], await ground.FiguresAsync(BookGround.Year with { To = "2026-02-01" }));
        var balance = await ground.BalanceAsync(BookGround.Year);
        Assert.Equal((balance.Closing.Debit, balance.Moved.Debit), (balance.Closing.Credit, balance.Moved.Credit));
        Assert.True(balance.Closing.Debit > 300_00);
    }

    [Fact]
    public async Task The_closing_balance_of_a_period_is_the_opening_one_of_the_next_in_every_narrowing()
    {
        await using var ground = await BookGround.PostedAsync();
        foreach (var narrowed in (BookWish[])[BookGround.Year, BookGround.Year with { Branch = "WEST" }, BookGround.Year with { Branch = "HQ" }, BookGround.Year with { Department = "EV" }, BookGround.Year with { Department = "." }])
            for (var month = 1; month < 12; month++)
            {
                var (now, next) = (await ground.BalanceAsync(Of(month)), await ground.BalanceAsync(Of(month + 1)));
                Assert.Equal(now.Rows.Where(r => r.Closing != 0).Select(r => (r.Account.Code, r.Closing)), next.Rows.Where(r => r.Opening != 0).Select(r => (r.Account.Code, r.Opening)));

                BookWish Of(int number) => narrowed with { From = $"2026-{number:D2}-01", To = $"2026-{number:D2}-01" };
            }
    }

    [Fact]
    public async Task Branch_and_department_narrow_it_and_together_they_are_the_whole()
    {
        await using var ground = await BookGround.PostedAsync();
        var upToFebruary = BookGround.Year with { To = "2026-02-01" };

        Assert.Equal(["1010 0 200 0 200", "4010 0 0 200 -200"], await ground.FiguresAsync(upToFebruary with { Branch = "WEST" }));
        Assert.Equal(["1010 0 100 50 50", "4010 0 0 100 -100", "6800 0 50 0 50"], await ground.FiguresAsync(upToFebruary with { Branch = "HQ" }));
        Assert.Equal(["6800 0 50 0 50"], await ground.FiguresAsync(upToFebruary with { Department = "EV" }));
        Assert.Equal(["1010 0 300 50 250", "4010 0 0 300 -300"], await ground.FiguresAsync(upToFebruary with { Department = BookWish.WithoutDepartment }));
    }

    [Fact]
    public async Task Accounts_without_figures_are_hidden_unless_asked_for_and_inactive_ones_with_a_balance_show()
    {
        await using var ground = await BookGround.PostedAsync();
        await ground.Books.Get<BatchLedger.Data.WriteGate>().PassAsync(async () =>
        {
            await using var db = ground.Books.Db();
            await db.Accounts.Where(a => a.Code == "6800").ExecuteUpdateAsync(set => set.SetProperty(a => a.Active, false));
        });

        var (usual, all) = (await ground.BalanceAsync(BookGround.Year), await ground.BalanceAsync(BookGround.Year with { All = true }));

        Assert.Equal(["1010", "2300", "4010", "6800"], usual.Rows.Select(r => r.Account.Code));
        Assert.False(usual.Rows.Single(r => r.Account.Code == "6800").Account.Active);
        Assert.Equal(["1010", "1200", "2200", "2300", "4010", "4900", "6800", "6900"], all.Rows.Select(r => r.Account.Code));
    }

    [Fact, Rule("S4.13")]
    public async Task Only_posted_journals_count_and_a_reopened_one_no_longer()
    {
        await using var ground = await BookGround.PostedAsync();
        await ground.JournalAsync("B-APR", 4, ground.Line("1010", 7_00, 0), ground.Line("4010", 0, 7_00));
        await ground.ReadyAsync("B-APR");
        var april = BookGround.Year with { From = "2026-04-01", To = "2026-04-01" };

        Assert.All((await ground.BalanceAsync(april)).Rows, row => Assert.Equal((0, 0), (row.Debit, row.Credit)));
        Assert.Null(await ground.Books.Get<BatchLifeService>().PostAsync("B-APR"));
        Assert.Contains((await ground.BalanceAsync(april)).Rows, row => row.Debit == 7_00);
        await ground.JournalAsync("B-APR2", 4, ground.Line("1010", 8_00, 0), ground.Line("4010", 0, 8_00));
        await ground.ReadyAsync("B-APR2");
        Assert.Equal(7_00, Assert.Single((await ground.Reader.LinesAsync(april with { Account = "1010" }, new BatchLedger.Data.ListQuery())).Rows).Line.Debit);
        Assert.Null(await ground.Books.Get<BatchLifeService>().ReopenAsync("B-APR", reason: "A mistake"));
        Assert.All((await ground.BalanceAsync(april)).Rows, row => Assert.Equal((0, 0), (row.Debit, row.Credit)));
    }

    [Theory]
    [InlineData(LedgerType.Budget), InlineData(LedgerType.Reporting), InlineData(LedgerType.Statistical)]
    public async Task Every_type_of_ledger_has_one(LedgerType type)
    {
        await using var ground = await BookGround.PostedAsync();
        var association = ground.Association;
        var other = new Ledger { Code = "OTHER", Description = "Another book", Type = type, Currency = type is LedgerType.Statistical ? "XXX" : "USD" };
        await ground.Books.PutAsync(other);
        await ground.Books.PutAsync(new LedgerCompany { LedgerId = other.Id, CompanyId = association.Company.Id }, new AccountBalance
        {
            LedgerId = other.Id, CompanyId = association.Company.Id, FiscalPeriodId = association.March.Id, AccountId = association.Accounts["4010"].Id, BranchId = association.Branch.Id, DepartmentId = 0, Credit = 12_00,
        });

        var balance = await ground.BalanceAsync(BookGround.Year with { Ledger = "other" });

        Assert.Equal(["4010 0 0 12 -12"], await ground.FiguresAsync(BookGround.Year with { Ledger = "OTHER" }));
        Assert.Equal((type is LedgerType.Statistical, false), (balance.Scope.Counts, balance.Scope.MustBalance && type is LedgerType.Budget));
    }

    [Fact]
    public async Task What_is_not_named_is_the_year_up_to_today_and_what_nobody_knows_is_said()
    {
        await using var ground = await BookGround.PostedAsync();
        var scope = (await ground.BalanceAsync(new BookWish())).Scope;

        Assert.Equal("ledger ACTUAL of ARG, Jan 2026 to Mar 2026", scope.ToString());
        Assert.Equal("/trial-balance?company=ARG&ledger=ACTUAL&from=2026-01-01&to=2026-03-01", scope.AsWish().At("/trial-balance"));
        Assert.Equal("Apr 2026 to Jun 2026", (await ground.BalanceAsync(new BookWish { From = "2026-04-01", To = "2026-06-01" })).Scope.Periods);
        Assert.Equal("Mar 2026 comes after Feb 2026. Choose a first period that is not after the last one.", await WhyAsync(new() { From = "2026-03-01", To = "2026-02-01" }));
        Assert.Equal("Ledger NONE of company ARG was not found, or belongs to a company you do not see.", await WhyAsync(new() { Ledger = "NONE" }));
        Assert.Equal("Branch EAST was not found, or belongs to a company you do not see.", await WhyAsync(new() { Branch = "EAST" }));

        async Task<string?> WhyAsync(BookWish wish) => (await ground.Reader.TrialBalanceAsync(wish)).Found.Refusal?.Message;
    }
}
