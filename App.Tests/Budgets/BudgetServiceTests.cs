using BatchLedger.Accounts;
using BatchLedger.Budgets;
using BatchLedger.Currencies;
using BatchLedger.Ledgers;
using BatchLedger.People;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Budgets;

public class BudgetServiceTests
{
    [Fact]
    [Rule("S4.16")]
    public async Task Amounts_are_kept_in_the_Budget_ledger_on_the_side_on_which_the_account_grows()
    {
        await using var books = await Books.OpenAsync();
        var planned = await Planned.FoundAsync(books);

        Assert.Null(await planned.SaveAsync(planned.Cell("4010", 3, 1_200_00), planned.Cell("6800", 3, 50_00), planned.Cell("4900", 1, -70_00)));

        Assert.Equal(["4010/3 0 120000", "4900/1 7000 0", "6800/3 5000 0"], await planned.StoredAsync());
        var sheet = (await books.Get<BudgetService>().SheetAsync(planned.Scope)).Value!;
        Assert.Equal([0, 0, 1_200_00], sheet.Rows.Single(row => row.Code == "4010").Amounts.Take(3));
        Assert.Equal(-70_00, sheet.Rows.Single(row => row.Code == "4900").Amounts[0]);
    }

    [Fact]
    public async Task Zero_takes_the_row_away_and_the_trail_tells_how_many_and_how_much()
    {
        await using var books = await Books.OpenAsync();
        var planned = await Planned.FoundAsync(books);
        await planned.SaveAsync(planned.Cell("4010", 3, 1_200_00), planned.Cell("4010", 4, 800_00));

        Assert.Null(await planned.SaveAsync(planned.Cell("4010", 3, 0, 1_200_00), planned.Cell("4010", 4, 900_00, 800_00)));

        Assert.Equal(["4010/4 0 90000"], await planned.StoredAsync());
        await using var db = books.Db();
        var row = await db.AuditRows.OrderBy(r => r.Seq).LastAsync();
        Assert.Equal(("Budget.Change", "Budget BUD, 2026, branch HQ, no department", "2 amounts, sum 2000.00", "2 amounts, sum 900.00"), (row.Action, row.Record, row.Before, row.After));
    }

    [Fact]
    public async Task What_somebody_else_changed_meanwhile_is_refused_by_name_with_both_values_and_nothing_is_saved()
    {
        await using var books = await Books.OpenAsync();
        var planned = await Planned.FoundAsync(books);
        books.Actor = Books.Person("B. Vega", Role.Accountant);
        await planned.SaveAsync(planned.Cell("4010", 3, 1_200_00));
        books.Actor = Books.Person("R. Osei", Role.Controller);

        var one = await planned.SaveAsync(planned.Cell("4010", 3, 900_00), planned.Cell("4010", 4, 5_00));
        Assert.Equal("Account 4010, Mar 2026: B. Vega changed it to 1,200.00 meanwhile; yours is 900.00. Nothing was saved.", one!.Message);
        Assert.Equal(["4010/3 0 120000"], await planned.StoredAsync());

        books.Actor = Books.Person("B. Vega", Role.Accountant);
        await planned.SaveAsync(planned.Cell("4010", 3, 0, 1_200_00), planned.Cell("6800", 1, 1));
        books.Actor = Books.Person("R. Osei", Role.Controller);
        var two = await planned.SaveAsync(planned.Cell("4010", 3, 900_00, 1_200_00), planned.Cell("6800", 1, 2));
        Assert.Equal(["Account 4010, Mar 2026: B. Vega changed it to 0.00 meanwhile; yours is 900.00.", "Account 6800, Jan 2026: B. Vega changed it to 0.01 meanwhile; yours is 0.02."],
            two!.Faults.Select(fault => $"{fault.Where}: {fault.Message}"));
    }

    [Fact]
    public async Task The_same_command_twice_changes_nothing_the_second_time()
    {
        await using var books = await Books.OpenAsync();
        var planned = await Planned.FoundAsync(books);
        var cell = planned.Cell("4010", 3, 1_200_00);

        var both = await Task.WhenAll(planned.SaveAsync(cell), planned.SaveAsync(cell));

        Assert.All(both, Assert.Null);
        await using var db = books.Db();
        Assert.Equal(1, await db.AuditRows.CountAsync(r => r.Action == "Budget.Change"));
    }

    [Fact]
    public async Task A_closed_period_keeps_its_budget_and_the_others_go_on()
    {
        await using var books = await Books.OpenAsync();
        var planned = await Planned.FoundAsync(books);
        await planned.SaveAsync(planned.Cell("4010", 1, 100_00));
        await planned.Association.ClosePeriodAsync(1);

        Assert.Equal("Fiscal period Jan 2026 is closed, so its budget is fixed: what it was compared with stays what it was.", (await planned.SaveAsync(planned.Cell("4010", 1, 1, 100_00)))!.Message);
        Assert.Null(await planned.SaveAsync(planned.Cell("4010", 1, 100_00, 100_00), planned.Cell("4010", 2, 3_00)));
        Assert.Equal(["4010/1 0 10000", "4010/2 0 300"], await planned.StoredAsync());
    }

    [Fact]
    public async Task An_inactive_account_takes_only_zero_and_a_statistical_one_nothing()
    {
        await using var books = await Books.OpenAsync();
        var planned = await Planned.FoundAsync(books);
        await planned.SaveAsync(planned.Cell("4010", 3, 100_00));
        await planned.ChangeAsync("4010", account => account.Active = false);
        await planned.ChangeAsync("6900", account => (account.Type, account.Unit) = (AccountType.Statistical, "hours"));

        Assert.Equal("Account 4010 Annual dues is inactive and takes no new amounts; an amount it has may be set to zero.", (await planned.SaveAsync(planned.Cell("4010", 3, 5, 100_00)))!.Message);
        Assert.Equal("Account 6900 Rounding counts hours, not money; a budget takes no statistical accounts.", (await planned.SaveAsync(planned.Cell("6900", 3, 5)))!.Message);
        Assert.Equal("Account 6800: an amount can be 10,000,000,000,000.00 at most.", (await planned.SaveAsync(planned.Cell("6800", 3, Money.Limit + 1)))!.Message);
        var shown = (await books.Get<BudgetService>().SheetAsync(planned.Scope)).Value!;
        Assert.False(shown.Rows.Single(row => row.Code == "4010").Active);
        Assert.DoesNotContain(shown.Rows, row => row.Code == "6900");

        Assert.Null(await planned.SaveAsync(planned.Cell("4010", 3, 0, 100_00)));
        Assert.DoesNotContain((await books.Get<BudgetService>().SheetAsync(planned.Scope)).Value!.Rows, row => row.Code == "4010");
    }

    [Fact]
    public async Task Only_a_Budget_ledger_of_the_company_takes_amounts()
    {
        await using var books = await Books.OpenAsync();
        var planned = await Planned.FoundAsync(books);
        var other = await Planned.FoundAsync(books, "HC");
        var service = books.Get<BudgetService>();

        Assert.Equal("Ledger ACTUAL is of type Actual; budgets are kept in ledgers of type Budget.",
            (await service.SaveAsync(planned.Scope with { LedgerId = planned.Association.Ledger.Id }, [planned.Cell("4010", 3, 5)]))!.Message);
        Assert.Equal("Ledger BUDHC is not associated with company ARG. Add the company on the ledger's tab Companies.",
            (await service.SaveAsync(planned.Scope with { LedgerId = other.Budget.Id }, [planned.Cell("4010", 3, 5)]))!.Message);
        Assert.Equal("Budget.AccountUnknown", (await planned.SaveAsync(other.Cell("4010", 3, 5)))!.Code);
    }

    [Fact]
    public async Task Who_does_not_see_the_company_sees_none_of_its_budgets()
    {
        await using var books = await Books.OpenAsync();
        var planned = await Planned.FoundAsync(books);
        var other = await Planned.FoundAsync(books, "HC");
        await planned.SaveAsync(planned.Cell("4010", 3, 5));
        books.Actor = Books.Person("N. Arrow", (Role)63, new HashSet<int> { other.Association.Company.Id });
        var service = books.Get<BudgetService>();

        Assert.Equal("Data.NotFound", (await service.SheetAsync(planned.Scope)).Refusal!.Code);
        Assert.Equal("Data.NotFound", (await planned.SaveAsync(planned.Cell("4010", 3, 9, 5)))!.Code);
        var choices = await service.ChoicesAsync(planned.Association.Company.Id);
        Assert.Empty(choices.Ledgers);
        Assert.Empty(choices.Years);
        Assert.Equal("Data.NotFound", (await books.Get<BudgetComparisonReader>().ReadAsync(new(planned.Scope.CompanyId, planned.Scope.LedgerId, planned.Scope.YearId))).Refusal!.Code);
        Assert.Equal("Data.NotFound", (await books.Get<BudgetCopy>().PreviewAsync(planned.Scope, new CopySource(null, planned.Scope.YearId, ""))).Refusal!.Code);
        Assert.Equal(["4010/3 0 5"], await planned.StoredAsync());
    }

    [Fact]
    public async Task Amounts_that_no_report_could_add_up_are_refused_together()
    {
        await using var books = await Books.OpenAsync();
        var planned = await Planned.FoundAsync(books);
        Account[] many = [.. Enumerable.Range(1, 84).Select(n => new Account { CompanyId = planned.Association.Company.Id, Code = $"7{n:000}", Name = "Cost", Type = AccountType.Expense })];
        await books.PutAsync([.. many]);
        BudgetCell[] cells = [.. many.SelectMany(account => planned.Association.Year.Periods, (account, period) => new BudgetCell(account.Id, period.Id, Money.Limit, null))];

        Assert.Equal("The amounts of budget BUD for company ARG would come to 10,080,000,000,000,000 USD together; 10,000,000,000,000,000 is the most.", (await planned.SaveAsync(cells))?.Message);
        Assert.Null(await planned.SaveAsync(cells[..1000]));
        Assert.Equal("Budget.TooLargeInAll", (await planned.SaveAsync(cells[1000]))?.Code);
        Assert.Null(await planned.SaveAsync([cells[0] with { Amount = 0 }, cells[1000]]));
        Assert.NotNull((await books.Get<BudgetService>().SheetAsync(planned.Scope)).Value);
    }
}
