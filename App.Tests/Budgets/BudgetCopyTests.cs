using BatchLedger.Budgets;
using BatchLedger.FiscalPeriods;
using BatchLedger.Ledgers;

namespace BatchLedger.Tests.Budgets;

public class BudgetCopyTests
{
    [Theory]
    [InlineData("", 1_05)]
    [InlineData("10", 1_16)]      // 115.5 goes to the even 116
    [InlineData("-10", 94)]       // 94.5 goes to the even 94
    [InlineData("2.5 %", 1_08)]   // 107.625
    [InlineData("-100", 0)]
    public async Task The_earned_and_spent_of_a_year_is_copied_with_a_percentage_exactly(string percent, long expected)
    {
        await using var books = await Books.OpenAsync();
        var planned = await Planned.FoundAsync(books);
        await planned.ActualAsync("4010", 2, 1_05);
        await planned.ActualAsync("1010", 2, 500_00);
        await planned.SaveAsync(planned.Cell("4010", 3, 7_00), planned.Cell("6800", 2, 9_00), planned.Cell("4010", 2, 50));

        var preview = (await books.Get<BudgetCopy>().PreviewAsync(planned.Scope, new CopySource(null, planned.Scope.YearId, percent))).Value!;

        Assert.Equal([planned.Cell("4010", 2, expected, 50), planned.Cell("4010", 3, 0, 7_00)], preview.Cells);
        Assert.Equal((2, 0, "ACTUAL 2026"), (preview.Overwritten, preview.LeftOut, preview.From));
        Assert.Equal(3, (await planned.StoredAsync()).Count);
    }

    [Fact]
    public async Task Another_ledger_or_year_is_copied_by_the_number_of_the_period_and_closed_periods_stay()
    {
        await using var books = await Books.OpenAsync();
        var planned = await Planned.FoundAsync(books);
        var draft = new Ledger { Code = "DRAFT", Description = "First draft", Type = LedgerType.Budget, Currency = "USD" };
        var next = new FiscalYear
        {
            CompanyId = planned.Scope.CompanyId, Name = "2027", Start = new(2027, 1, 1), End = new(2027, 2, 28),
            Periods = [Month(1), Month(2)],
        };
        await books.PutAsync(draft);
        await books.PutAsync(new LedgerCompany { LedgerId = draft.Id, CompanyId = planned.Scope.CompanyId });
        await planned.SaveAsync(planned.Cell("4010", 1, 1_00), planned.Cell("4010", 2, 2_00), planned.Cell("1010", 12, 12_00));
        var copy = books.Get<BudgetCopy>();

        await planned.Association.ClosePeriodAsync(1);
        Assert.Null(await books.Get<BudgetService>().SaveAsync(planned.Scope with { LedgerId = draft.Id }, [planned.Cell("4010", 2, 5_00)]));
        var beside = (await copy.PreviewAsync(planned.Scope with { LedgerId = draft.Id }, new CopySource(planned.Budget.Id, planned.Scope.YearId, ""))).Value!;
        Assert.Equal((2, 1, 1), (beside.Cells.Count, beside.Overwritten, beside.LeftOut));

        await books.PutAsync(next);
        var later = (await copy.PreviewAsync(planned.Scope with { YearId = next.Id }, new CopySource(planned.Budget.Id, planned.Scope.YearId, "100"))).Value!;
        Assert.Equal([2_00, 4_00], later.Cells.Select(cell => cell.Amount));

        FiscalPeriod Month(int month) => new()
        {
            CompanyId = planned.Scope.CompanyId, Number = month, Name = $"M{month} 2027", Start = new(2027, month, 1), End = new DateOnly(2027, month, 1).AddMonths(1).AddDays(-1),
        };
    }

    [Fact]
    public async Task What_cannot_be_copied_says_why()
    {
        await using var books = await Books.OpenAsync();
        var planned = await Planned.FoundAsync(books);
        var euro = new Ledger { Code = "EURO", Description = "Plan in euros", Type = LedgerType.Budget, Currency = "EUR" };
        await books.PutAsync(euro);
        await books.PutAsync(new LedgerCompany { LedgerId = euro.Id, CompanyId = planned.Scope.CompanyId });

        Assert.Equal("Enter a percentage from -100 to 1000, with at most four decimals, such as 2.5.", await WhyNotAsync(new(null, planned.Scope.YearId, "a lot")));
        Assert.Equal("Enter a percentage from -100 to 1000, with at most four decimals, such as 2.5.", await WhyNotAsync(new(null, planned.Scope.YearId, "0.00001")));
        Assert.Equal("This is the budget itself. Choose another year or another ledger.", await WhyNotAsync(new(planned.Budget.Id, planned.Scope.YearId, "")));
        Assert.Equal("Ledger EURO is in EUR and budget BUD in USD; their amounts cannot stand side by side.", await WhyNotAsync(new(euro.Id, planned.Scope.YearId, "")));

        async Task<string?> WhyNotAsync(CopySource source) => (await books.Get<BudgetCopy>().PreviewAsync(planned.Scope, source)).Refusal?.Message;
    }
}
