using System.Text;
using BatchLedger.AccountBalances;
using BatchLedger.Accounts;
using BatchLedger.Budgets;
using BatchLedger.Data;
using BatchLedger.Ledgers;
using BatchLedger.People;
using BatchLedger.Tests.Spreadsheets;
using ClosedXML.Excel;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Budgets;

public class BudgetComparisonTests
{
    [Fact]
    public async Task Actual_and_budget_stand_beside_each_other_for_the_periods_and_for_the_year_up_to_them()
    {
        await using var books = await Books.OpenAsync();
        var planned = await FilledAsync(books);

        var march = (await ReadAsync(planned, new() { From = 3, To = 3 })).Value!;

        Assert.Equal(["4010 90 120 | 190 220", "6800 30 0 | 30 40"], march.Rows.Select(Shown));
        Assert.Equal((-30, 750L, -30, 864L), (march.Rows[0].Figures.Range.Variance, march.Rows[0].Figures.Range.Used, march.Rows[0].Figures.Year.Variance, march.Rows[0].Figures.Year.Used));
        Assert.Null(march.Rows[1].Figures.Range.Used);
        Assert.Equal(["Total revenue 90 120 | 190 220", "Total expense 30 0 | 30 40", "Surplus 60 120 | 160 180"], march.Totals.Select(t => $"{t.Name} {Two(t.Figures)}"));
        Assert.Equal("4010 190 1220 | 190 1220", Shown((await ReadAsync(planned, new())).Value!.Rows[0]));
    }

    [Fact]
    public async Task A_branch_and_a_department_narrow_both_sides()
    {
        await using var books = await Books.OpenAsync();
        var planned = await FilledAsync(books);
        var (north, youth) = (new Branch { CompanyId = planned.Scope.CompanyId, Code = "NO", Name = "North", LedgerId = planned.Association.Ledger.Id },
            new Department { CompanyId = planned.Scope.CompanyId, Code = "YOUTH", Name = "Youth" });
        await books.PutAsync(north, youth);
        await planned.ActualAsync("4010", 3, 11, north.Id, youth.Id);
        await books.Get<BudgetService>().SaveAsync(planned.Scope with { BranchId = north.Id, DepartmentId = youth.Id }, [planned.Cell("4010", 3, 20)]);

        Assert.Equal("4010 11 20 | 11 20", Shown((await ReadAsync(planned, new() { From = 3, To = 3, BranchId = north.Id })).Value!.Rows.Single()));
        Assert.Equal("4010 11 20 | 11 20", Shown((await ReadAsync(planned, new() { From = 3, To = 3, DepartmentId = youth.Id })).Value!.Rows.Single()));
        Assert.Equal("4010 90 120 | 190 220", Shown((await ReadAsync(planned, new() { From = 3, To = 3, DepartmentId = 0 })).Value!.Rows[0]));
        Assert.Equal("4010 101 140 | 201 240", Shown((await ReadAsync(planned, new() { From = 3, To = 3 })).Value!.Rows[0]));
    }

    [Fact]
    public async Task The_files_hold_the_figures_of_the_page_and_the_trail_knows_who_took_them()
    {
        await using var books = await Books.OpenAsync();
        var planned = await FilledAsync(books);
        var files = books.Get<ComparisonFile>();

        var csv = (await files.TakeAsync(Wish(planned, new() { From = 3, To = 3 }), ReportFormat.Csv)).Value!;
        Assert.Equal("""
            Account,Account name,Type,Range: actual,Range: budget,Range: variance,Range: % used,Year to date: actual,Year to date: budget,Year to date: variance,Year to date: % used
            4010,Annual dues,Revenue,0.90,1.20,-0.30,75.0,1.90,2.20,-0.30,86.4
            6800,Bad debt,Expense,0.30,0.00,0.30,,0.30,0.40,-0.10,75.0
            ,Total revenue,,0.90,1.20,-0.30,75.0,1.90,2.20,-0.30,86.4
            ,Total expense,,0.30,0.00,0.30,,0.30,0.40,-0.10,75.0
            ,Surplus,,0.60,1.20,-0.60,50.0,1.60,1.80,-0.20,88.9

            """.ReplaceLineEndings("\r\n"), Encoding.UTF8.GetString(csv.Content).TrimStart('\uFEFF'));

        var xlsx = (await files.TakeAsync(Wish(planned, new() { From = 3, To = 3 }), ReportFormat.Xlsx)).Value!;
        Assert.Empty(Workbooks.Faults(xlsx.Content));
        using var book = new XLWorkbook(new MemoryStream(xlsx.Content));
        Assert.Equal(0.9, book.Worksheet(1).Cell("D2").GetDouble());
        Assert.Equal(("Surplus", 0.6), (book.Worksheet(2).Cell("A6").GetString(), book.Worksheet(2).Cell("B6").GetDouble()));
        Assert.Equal("Budget_BUD_ARG_2026_3-3.xlsx", xlsx.Name);
        await using var db = books.Db();
        Assert.Equal(2, await db.AuditRows.CountAsync(r => r.Action == "Budget.Export"));

        books.Actor = Books.Person("C. Duarte", Role.Controller);
        Assert.Equal("People.NotAllowed", (await files.TakeAsync(Wish(planned, new()), ReportFormat.Csv)).Refusal!.Code);
    }

    [Theory, InlineData(0), InlineData(10_000)]
    public void A_workbook_of_any_length_is_sound(int rows)
    {
        var year = new BatchLedger.FiscalPeriods.FiscalYear { CompanyId = 1, Name = "2026", Start = new(2026, 1, 1), End = new(2026, 12, 31) };
        var period = new BatchLedger.FiscalPeriods.FiscalPeriod { CompanyId = 1, Number = 1, Name = "Jan 2026", Start = new(2026, 1, 1), End = new(2026, 1, 31) };
        var comparison = new BudgetComparison(Named("BUD"), Named("ACTUAL"), new Company { Code = "ARG", Name = "=Rivers", Currency = "USD" }, year)
        {
            First = period, Last = period, BranchWords = "all branches", DepartmentWords = "all departments",
            Rows = [.. Enumerable.Range(0, rows).Select(n => new ComparisonRow($"{n:00000}", "=1+1", AccountType.Revenue, new(new(n, 2), new(n, 3))))],
        };
        using var file = new MemoryStream();

        ComparisonSheets.WriteWorkbook(file, comparison, Books.Start);

        Assert.Empty(Workbooks.Faults(file.ToArray()));
        Assert.Equal(rows == 0 ? 0 : rows, Workbooks.Sheet(file.ToArray()).Descendants(Workbooks.Main + "row").Count(row => row.Value.Contains("=1+1", StringComparison.Ordinal)));

        static Ledger Named(string code) => new() { Code = code, Description = code, Type = LedgerType.Budget, Currency = "USD" };
    }

    [Fact]
    public async Task The_figures_are_found_by_key_on_a_database_with_statistics()
    {
        await using var books = await Books.OpenAsync();
        var planned = await Planned.FoundAsync(books);
        await books.PutAsync([.. Many(planned)]);
        await books.Get<WriteGate>().PassAsync(async () =>
        {
            await using var gated = books.Db();
            await gated.Database.ExecuteSqlRawAsync("ANALYZE");
        });
        await using var db = books.Db();
        var periods = planned.Association.Year.Periods.Select(p => p.Id).ToList();

        Assert.Equal(["SEARCH a USING INDEX sqlite_autoindex_AccountBalances_1 (LedgerId=? AND CompanyId=? AND FiscalPeriodId=?)"],
            await PlanAsync(db, BudgetSum.Of(db, Wish(planned, new()), planned.Budget, periods).ToQueryString()));
        var place = (await BudgetPlace.FindAsync(db, planned.Scope, default)).Value!;
        Assert.Equal(["SEARCH a USING INDEX sqlite_autoindex_AccountBalances_1 (LedgerId=? AND CompanyId=? AND FiscalPeriodId=?)"],
            await PlanAsync(db, BudgetSheet.Balances(db, place).ToQueryString()));
    }

    private static IEnumerable<AccountBalance> Many(Planned planned) =>
        from ledger in new[] { planned.Budget.Id, planned.Association.Ledger.Id }
        from period in planned.Association.Year.Periods
        from account in planned.Association.Accounts.Values
        from department in Enumerable.Range(0, 20)
        select new AccountBalance
        {
            LedgerId = ledger, CompanyId = planned.Scope.CompanyId, FiscalPeriodId = period.Id, AccountId = account.Id, BranchId = planned.Scope.BranchId, DepartmentId = department, Debit = 1,
        };

    internal static async Task<IReadOnlyList<string>> PlanAsync(AppDbContext db, string query)
    {
        await db.Database.OpenConnectionAsync();
        var lines = query.Split('\n');
        await using var command = (SqliteCommand)db.Database.GetDbConnection().CreateCommand();
        command.CommandText = string.Concat("EXPLAIN QUERY PLAN ", string.Join('\n', lines.Where(line => !line.StartsWith(".param", StringComparison.Ordinal))));
        foreach (var parameter in lines.Where(line => line.StartsWith(".param set ", StringComparison.Ordinal)).Select(line => line.Split(' ', 4)))
            command.Parameters.AddWithValue(parameter[2], parameter[3].Trim());
        var plan = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) plan.Add(reader.GetString(3).Replace("\"", "", StringComparison.Ordinal));
        return [.. plan.Where(step => !step.Contains("LIST SUBQUERY", StringComparison.Ordinal))];
    }

    private static async Task<Planned> FilledAsync(Books books)
    {
        var planned = await Planned.FoundAsync(books);
        await planned.ActualAsync("4010", 1, 100);
        await planned.ActualAsync("4010", 3, 90);
        await planned.ActualAsync("6800", 3, 30);
        await planned.SaveAsync(planned.Cell("4010", 2, 100), planned.Cell("4010", 3, 120), planned.Cell("4010", 12, 1_000), planned.Cell("6800", 1, 40));
        return planned;
    }

    private static ComparisonWish Wish(Planned planned, Part part) => new(planned.Scope.CompanyId, planned.Scope.LedgerId, planned.Scope.YearId)
    {
        From = part.From, To = part.To, BranchId = part.BranchId, DepartmentId = part.DepartmentId,
    };

    private static Task<BatchLedger.Refusals.Outcome<BudgetComparison>> ReadAsync(Planned planned, Part part) => planned.Books.Get<BudgetComparisonReader>().ReadAsync(Wish(planned, part));

    private static string Shown(ComparisonRow row) => $"{row.Code} {Two(row.Figures)}";

    private static string Two(ComparedTwice figures) => $"{figures.Range.Actual} {figures.Range.Budget} | {figures.Year.Actual} {figures.Year.Budget}";

    private sealed record Part
    {
        public int? From { get; init; }
        public int? To { get; init; }
        public int? BranchId { get; init; }
        public int? DepartmentId { get; init; }
    }
}
