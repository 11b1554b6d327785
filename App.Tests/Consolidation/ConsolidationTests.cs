using BatchLedger.Accounts;
using BatchLedger.Consolidation;
using BatchLedger.Data;
using BatchLedger.FiscalPeriods;
using BatchLedger.Ledgers;
using BatchLedger.People;
using BatchLedger.Tests.Budgets;
using BatchLedger.Tests.Spreadsheets;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Consolidation;

public class ConsolidationTests
{
    [Fact]
    [Rule("S4.26")]
    public async Task The_marked_ledgers_are_summed_by_account_code_with_what_stood_before_the_days()
    {
        await using var books = await Books.OpenAsync();
        var group = await Group.FilledAsync(books);

        var summed = (await ReadAsync(group)).Value!;

        Assert.Equal(["1010 100 45 0 145 = 140 5", "4010 -100 0 45 -145 = -140 -5"], summed.Accounts.Select(Shown));
        Assert.Equal(["ARG (ACTUAL) Mar 2026", "HC (ACTHC) Mar 2026"], summed.Sources.Select(source => $"{source.Name} {source.Periods}"));
        Assert.Equal(new Movement(0, 45, 45), summed.Total);
        Assert.Empty(summed.Mismatches);

        await group.ChangeAsync(async db => (await db.Ledgers.SingleAsync(l => l.Code == "ACTHC")).ConsolidationSource = false);
        Assert.Equal(["1010 100 40 0 140 = 140", "4010 -100 0 40 -140 = -140"], (await ReadAsync(group)).Value!.Accounts.Select(Shown));
    }

    [Fact]
    public async Task The_same_code_with_another_name_or_type_is_a_fault_and_the_first_name_stands()
    {
        await using var books = await Books.OpenAsync();
        var group = await Group.FilledAsync(books);
        await group.ChangeAsync(async db =>
        {
            var dues = await db.Accounts.SingleAsync(a => a.CompanyId == group.Hc.Company.Id && a.Code == "4010");
            (dues.Name, dues.Type) = ("Fees", AccountType.Liability);
        });

        var summed = (await ReadAsync(group)).Value!;

        Assert.Equal(["Account 4010: It is called “Annual dues” in ARG and “Fees” in HC.", "Account 4010: It is of type Revenue in ARG and Liability in HC."],
            summed.Mismatches.Select(fault => $"{fault.Where}: {fault.Message}"));
        Assert.Equal(("Annual dues", AccountType.Revenue, -145), (summed.Accounts[1].Name, summed.Accounts[1].Type, summed.Accounts[1].Total.Closing));
    }

    [Fact]
    public async Task Periods_lie_in_the_days_or_outside_them_or_are_named()
    {
        await using var books = await Books.OpenAsync();
        var group = await Group.FilledAsync(books);

        var refusal = (await books.Get<ConsolidationReader>().ReadAsync(new(new(2026, 1, 15), new(2026, 2, 28)))).Refusal!;
        Assert.Equal("Consolidation.PeriodsStraddle", refusal.Code);
        Assert.Equal(["ARG Jan 2026: It runs from 2026-01-01 to 2026-01-31.", "HC Jan 2026: It runs from 2026-01-01 to 2026-01-31."], refusal.Faults.Select(fault => $"{fault.Where}: {fault.Message}"));
        Assert.Equal("2026-03-31 lies after 2026-03-01. Choose the days the other way round.", (await books.Get<ConsolidationReader>().ReadAsync(new(new(2026, 3, 31), new(2026, 3, 1)))).Refusal!.Message);
    }

    [Fact]
    public async Task What_cannot_be_summed_says_why()
    {
        await using var books = await Books.OpenAsync();
        var group = await Group.FilledAsync(books);

        await group.ChangeAsync(async db => (await db.Ledgers.SingleAsync(l => l.Code == "ACTHC")).Currency = "EUR");
        Assert.Equal("The source ledgers have different currencies: ACTHC EUR, ACTUAL USD. Mark a Reporting ledger in the group's currency as the source in place of a ledger in another one.", await WhyNotAsync(group));

        await group.ChangeAsync(async db => (await db.Ledgers.SingleAsync(l => l.Code == "ACTHC")).Currency = "USD");
        var reporting = new Ledger { Code = "REP", Description = "Reporting", Type = LedgerType.Reporting, Currency = "USD", ConsolidationSource = true };
        await books.PutAsync(reporting);
        await books.PutAsync(new LedgerCompany { LedgerId = reporting.Id, CompanyId = group.Hc.Company.Id });
        Assert.Equal("Company HC is in several source ledgers, ACTHC and REP, and would count twice. Leave one of them marked.", await WhyNotAsync(group));

        await group.ChangeAsync(async db => { foreach (var ledger in await db.Ledgers.ToListAsync()) ledger.ConsolidationSource = false; });
        Assert.Equal("No ledger with a company is marked as Consolidation Source. Mark those that are to be summed on their records.", await WhyNotAsync(group));

        await group.ChangeAsync(async db => (await db.Features.SingleAsync()).Consolidation = false);
        Assert.Equal("General Ledger Consolidation is turned off. The switch Consolidation in Settings turns it on.", await WhyNotAsync(group));
    }

    [Fact]
    public async Task Who_does_not_see_all_of_its_companies_gets_no_sum_of_some()
    {
        await using var books = await Books.OpenAsync();
        var group = await Group.FilledAsync(books);
        books.Actor = Books.Person("N. Arrow", (Role)63, new HashSet<int> { group.Arg.Company.Id });

        var refusal = (await ReadAsync(group)).Refusal!;
        Assert.Equal("Consolidation.NotAllSeen", refusal.Code);
        Assert.DoesNotContain("HC", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("Consolidation.NotAllSeen", (await books.Get<ConsolidationFile>().TakeAsync(Group.March)).Refusal!.Code);

        books.Actor = Books.Person("N. Arrow", (Role)63, new HashSet<int> { group.Arg.Company.Id, group.Hc.Company.Id });
        Assert.NotNull((await ReadAsync(group)).Value);
    }

    [Fact]
    public async Task The_workbook_holds_the_same_figures_and_its_proof_and_the_trail_knows_who_took_it()
    {
        await using var books = await Books.OpenAsync();
        await Group.FilledAsync(books);

        using var copy = new MemoryStream();
        await using (var file = (await books.Get<ConsolidationFile>().TakeAsync(Group.March)).Value!) await file.CopyToAsync(copy);

        Assert.Empty(Workbooks.Faults(copy.ToArray()));
        using var book = Workbooks.Read(copy.ToArray());
        Assert.Equal(["Trial balance", "By company", "Accounts that do not match", "Control"], book.Worksheets.Select(sheet => sheet.Name));
        Assert.Equal(("1010", 1.0, 0.45, 0.0, 1.45), (book.Worksheet(1).Cell("A2").GetString(), Figure(book, 1, "D2"), Figure(book, 1, "E2"), Figure(book, 1, "F2"), Figure(book, 1, "G2")));
        Assert.Equal(("ARG (ACTUAL)", 1.4, 0.05, 1.45), (book.Worksheet(2).Cell("D1").GetString(), Figure(book, 2, "D2"), Figure(book, 2, "E2"), Figure(book, 2, "F2")));
        Assert.DoesNotContain(book.Worksheet(4).CellsUsed(), cell => cell.GetString() == "FAIL");
        Assert.Contains(book.Worksheet(4).CellsUsed(), cell => cell.GetString() == "R. Osei");
        await using var db = books.Db();
        Assert.Equal("2026-03-01 to 2026-03-31: ARG (ACTUAL), HC (ACTHC)", (await db.AuditRows.SingleAsync(r => r.Action == "Consolidation.Export")).After);
        Assert.Empty(Directory.GetFiles(Path.Combine(books.Folder.Path, "files")));
    }

    [Theory, InlineData(0), InlineData(10_000)]
    public void A_workbook_of_any_length_is_sound(int rows)
    {
        var figures = Enumerable.Range(0, rows).Select(n => new ConsolidationFigure($"{n:00000}", "=cmd()", AccountType.Asset, new(0, n, n))).ToList();
        ConsolidationSource[] sources = [new("A", "ONE", "=One") { Periods = "Mar 2026", Figures = figures }, new("A", "TWO", "Two") { Periods = "Mar 2026", Figures = [] }];
        using var file = new MemoryStream();

        new ConsolidationWorkbook(Consolidated.Of(Group.March, "USD", sources), "R. Osei", Books.Start).Write(file);

        Assert.Empty(Workbooks.Faults(file.ToArray()));
        Assert.Equal(rows, Workbooks.Sheet(file.ToArray()).Descendants(Workbooks.Main + "row").Count(row => row.Value.Contains("=cmd()", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_figures_are_found_by_key_on_a_database_with_statistics()
    {
        await using var books = await Books.OpenAsync();
        var group = await Group.FilledAsync(books);
        await group.ChangeAsync(db => db.Database.ExecuteSqlRawAsync("ANALYZE"));
        await using var db = books.Db();

        var plan = await BudgetComparisonTests.PlanAsync(db, ConsolidationSum.Of(db, group.Arg.Ledger.Id, group.Arg.Company.Id, Group.March).ToQueryString());

        Assert.All(plan, step => Assert.False(step.StartsWith("SCAN", StringComparison.Ordinal), step));
        Assert.Contains(plan, step => step.Contains("sqlite_autoindex_AccountBalances_1 (LedgerId=? AND CompanyId=?", StringComparison.Ordinal));
    }

    private static Task<BatchLedger.Refusals.Outcome<Consolidated>> ReadAsync(Group group) => group.Books.Get<ConsolidationReader>().ReadAsync(Group.March);

    private static async Task<string?> WhyNotAsync(Group group) => (await ReadAsync(group)).Refusal?.Message;

    private static string Shown(ConsolidatedAccount account) =>
        $"{account.Code} {account.Total.Opening} {account.Total.Debit} {account.Total.Credit} {account.Total.Closing} = {string.Join(' ', account.BySource.Select(movement => movement.Closing))}";

    private static double Figure(XLWorkbook book, int sheet, string cell) => book.Worksheet(sheet).Cell(cell).GetDouble();
}
