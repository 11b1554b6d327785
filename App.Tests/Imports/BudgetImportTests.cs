using BatchLedger.Budgets;
using BatchLedger.Imports;
using BatchLedger.People;
using BatchLedger.Tests.Budgets;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Imports;

public sealed class BudgetImportTests
{
    [Fact]
    public async Task Amounts_come_in_by_the_name_or_the_number_of_the_period_and_take_the_place_of_others()
    {
        await using var books = await Books.OpenAsync();
        var planned = await Planned.FoundAsync(books);
        await planned.SaveAsync(planned.Cell("4010", 3, 7_00), planned.Cell("6800", 3, 8_00));

        var report = await ImportAsync(planned, "account,period,amount,ledger,year,branch,department\n4010,Mar 2026,1200.00,,,,\n4010,4,-5.5,bud,2026,HQ,\n6800,3,0,,,,\n");

        Assert.Equal("3 amounts", report.Value!.InWords);
        Assert.Equal(["4010/3 0 120000", "4010/4 550 0"], await planned.StoredAsync());
    }

    [Fact]
    public async Task A_file_with_a_column_for_each_period_comes_in_from_csv_and_from_a_workbook()
    {
        await using var books = await Books.OpenAsync();
        var planned = await Planned.FoundAsync(books);

        Assert.Equal("3 amounts", (await ImportAsync(planned, "account,year,1,2,12\n4010,2026,1.00,,12.00\n6800,2026,,0.50,\n")).Value!.InWords);
        Assert.Equal(["4010/1 0 100", "4010/12 0 1200", "6800/2 50 0"], await planned.StoredAsync());

        using var file = new MemoryStream();
        using (var workbook = new XLWorkbook())
        {
            var sheet = workbook.AddWorksheet("Plan");
            sheet.Cell("A1").Value = "account";
            (sheet.Cell("B1").Value, sheet.Cell("C1").Value) = (1, 2);
            (sheet.Cell("A2").Value, sheet.Cell("B2").Value, sheet.Cell("C2").Value) = ("4010", 3.25, -4);
            workbook.SaveAs(file);
        }
        Assert.Equal("2 amounts", (await books.Get<ImportService>().ImportAsync(planned.Association.File(ImportKind.Budgets, file.ToArray()) with { FileName = "plan.xlsx" })).Value!.InWords);
        Assert.Equal(["4010/1 0 325", "4010/12 0 1200", "4010/2 400 0", "6800/2 50 0"], await planned.StoredAsync());
    }

    [Theory]
    [InlineData("account,period,amount\n9999,3,1.00", "Row 2, account: Company ARG has no such account. Found \"9999\".")]
    [InlineData("account,period,amount\n4010,Mar 2031,1.00", "Row 2, period: is no fiscal period. Write its name, as Mar 2026, or its number. Found \"Mar 2031\".")]
    [InlineData("account,period,amount,year\n4010,3,1.00,2031", "Row 2, period: Company ARG has no fiscal year 2031. Found \"3\".")]
    [InlineData("account,period,amount\n4010,1,1.00", "Row 2, period: Fiscal period Jan 2026 is closed, so its budget is fixed: what it was compared with stays what it was. Found \"1\".")]
    [InlineData("account,period,amount\n4010,3,\"1,200\"", "Row 2, amount: has a comma. Write it as 1200.00, with a point and without thousands separators. Found \"1,200\".")]
    [InlineData("account,period,amount\n4010,3,--1", "Row 2, amount: is negative. Amounts are 0 or more. Found \"--1\".")]
    [InlineData("account,period,amount\n4010,3,1.00\n4010,Mar 2026,2.00", "Row 3, amount: Account 4010 has an amount for Mar 2026 in row 2 already. Found \"2.00\".")]
    [InlineData("account,period,amount,3\n4010,3,1.00,2.00", "Row 2: The row has a period and columns of periods. Fill one or the other.")]
    [InlineData("account,period,amount\n4010,,", "Row 2: The row has no amount: fill period and amount, or the columns of the periods.")]
    [InlineData("account,period,amount,ledger\n4010,3,1.00,ACTUAL", "Row 2, ledger: is no Budget ledger of company ARG; there are BUD. Found \"ACTUAL\".")]
    [InlineData("account,period,amount,branch\n4010,3,1.00,XX", "Row 2, branch: is no branch of company ARG; there are HQ. Found \"XX\".")]
    [InlineData("account,period,amount,department\n4010,3,1.00,XX", "Row 2, department: Company ARG has no such department. Found \"XX\".")]
    [InlineData("account,period,amount\n6900,3,1.00", "Row 2, account: is inactive and takes no new amounts. Found \"6900\".")]
    [InlineData("period,amount\n3,1.00", "Row 1, account: Column 'account' is missing.")]
    public async Task A_fault_is_named_by_row_and_column_and_nothing_comes_in(string file, string fault)
    {
        await using var books = await Books.OpenAsync();
        var planned = await Planned.FoundAsync(books);
        await planned.Association.ClosePeriodAsync(1);
        await planned.ChangeAsync("6900", account => account.Active = false);

        var outcome = await ImportAsync(planned, file + "\n");

        Assert.Equal(fault, outcome.Refusal!.Faults.Select(one => $"{one.Where}: {one.Message}").First());
        Assert.Empty(await planned.StoredAsync());
    }

    [Fact]
    public async Task Ten_thousand_rows_come_in_at_once()
    {
        await using var books = await Books.OpenAsync();
        var planned = await Planned.FoundAsync(books);
        await books.PutAsync([.. Enumerable.Range(0, 834).Select(n => new BatchLedger.Accounts.Account
        {
            CompanyId = planned.Scope.CompanyId, Code = $"7{n:0000}", Name = "Line", Type = BatchLedger.Accounts.AccountType.Expense,
        })]);
        var rows = Enumerable.Range(0, 834).SelectMany(n => Enumerable.Range(1, 12).Select(month => $"7{n:0000},{month},{n}.{month:00}")).Take(10_000);

        Assert.Equal("10,000 amounts", (await ImportAsync(planned, "account,period,amount\n" + string.Join('\n', rows) + "\n")).Value!.InWords);

        await using var db = books.Db();
        Assert.Equal(10_000, await db.AccountBalances.CountAsync(b => b.LedgerId == planned.Budget.Id));
    }

    [Fact]
    public async Task It_needs_the_right_to_change_a_budget_and_to_see_the_company()
    {
        await using var books = await Books.OpenAsync();
        var planned = await Planned.FoundAsync(books);
        books.Actor = Books.Person("S. Taff", Role.Staff);
        Assert.Equal("People.NotAllowed", (await ImportAsync(planned, "account,period,amount\n4010,3,1.00\n")).Refusal!.Code);
        books.Actor = Books.Person("N. Arrow", Role.Accountant, new HashSet<int> { 99 });
        Assert.Equal("Import.CompanyUnknown", (await ImportAsync(planned, "account,period,amount\n4010,3,1.00\n")).Refusal!.Code);
        Assert.Empty(await planned.StoredAsync());
    }

    private static Task<BatchLedger.Refusals.Outcome<ImportReport>> ImportAsync(Planned planned, string file) =>
        planned.Books.Get<ImportService>().ImportAsync(planned.Association.File(ImportKind.Budgets, file));
}
