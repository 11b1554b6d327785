using BatchLedger.FiscalPeriods;

namespace BatchLedger.Tests.FiscalPeriods;

public class FiscalPeriodServiceTests
{
    [Theory]
    [InlineData("2026-03")]
    [InlineData("Mar 2026")]
    [InlineData(" mar 2026 ")]
    [InlineData("2026-03-01")]
    public async Task A_period_is_found_by_its_month_its_name_or_its_first_day(string text)
    {
        await using var books = await Books.OpenAsync();
        await Association.FoundAsync(books);

        foreach (var company in new[] { null, "ARG", "arg" })
            Assert.Equal("Mar 2026", (await books.Get<FiscalPeriodService>().FindAsync(company, text)).Value?.Name);
    }

    [Theory]
    [InlineData(null, "2027-03", "Company ARG has no fiscal period “2027-03”. It has 12 from Jan 2026 to Dec 2026; name one as 2026-01, “Jan 2026” or 2026-01-01.")]
    [InlineData(null, "2026-03-02", "Company ARG has no fiscal period “2026-03-02”. It has 12 from Jan 2026 to Dec 2026; name one as 2026-01, “Jan 2026” or 2026-01-01.")]
    [InlineData("XY", "2026-03", "Company XY was not found, or belongs to a company you do not see.")]
    public async Task A_period_that_is_not_there_is_refused_with_those_that_are(string? company, string text, string words)
    {
        await using var books = await Books.OpenAsync();
        await Association.FoundAsync(books);

        Assert.Equal(words, (await books.Get<FiscalPeriodService>().FindAsync(company, text)).Refusal?.Message);
    }

    [Fact]
    public async Task Of_several_companies_one_must_be_named()
    {
        await using var books = await Books.OpenAsync();
        await Association.FoundAsync(books);
        await Association.FoundAsync(books, "HC");
        var periods = books.Get<FiscalPeriodService>();

        Assert.Equal("There are 2 companies: ARG, HC. Name one with --company.", (await periods.FindAsync(null, "2026-03")).Refusal?.Message);
        Assert.NotNull((await periods.FindAsync("HC", "2026-03")).Value);
    }

    [Fact]
    public async Task A_month_in_which_several_periods_begin_asks_for_the_first_day()
    {
        await using var books = await Books.OpenAsync();
        var arg = await Association.FoundAsync(books);
        await books.Get<FiscalYearService>().GenerateAsync(new FiscalYearDraft { CompanyId = arg.Company.Id, Start = new(2027, 1, 1), Periods = 24 });
        var periods = books.Get<FiscalPeriodService>();

        Assert.Equal("“2027-03” may be P05 2027 (from 2027-03-02) or P06 2027 (from 2027-03-18). Name it by its first day.", (await periods.FindAsync("ARG", "2027-03")).Refusal?.Message);
        Assert.Equal("P06 2027", (await periods.FindAsync("ARG", "2027-03-18")).Value?.Name);
    }
}
