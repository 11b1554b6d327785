using BatchLedger.Data;
using BatchLedger.FiscalPeriods;
using BatchLedger.People;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.FiscalPeriods;

public class FiscalYearServiceTests
{
    [Fact]
    public async Task The_next_year_starts_the_day_after_the_last_one()
    {
        await using var books = await Books.OpenAsync();
        var arg = await Association.FoundAsync(books);
        var years = books.Get<FiscalYearService>();

        var draft = await years.NextAsync(arg.Company.Id, new DateOnly(2026, 3, 10));
        var made = await years.GenerateAsync(draft);

        Assert.Equal((new DateOnly(2027, 1, 1), 12), (draft.Start, draft.Periods));
        Assert.Null(made.Refusal);
        Assert.Equal(["2027", "2026"], (await years.ListAsync(arg.Company.Id, new ListQuery())).Rows.Select(y => y.Name));
        await using var db = books.Db();
        Assert.Equal(24, await db.FiscalPeriods.CountAsync());
        Assert.Equal("2027-01-01 to 2027-12-31 · Periods: 12", (await db.AuditRows.SingleAsync(r => r.Action == "FiscalYear.Generate")).After);
    }

    [Theory]
    [InlineData("2027-03-01", 12, "A year that starts on 01 Mar 2027 would leave a gap. Fiscal year 2026 ends on 31 Dec 2026, so the next one starts on 01 Jan 2027.")]
    [InlineData("2026-07-01", 12, "01 Jul 2026 lies in fiscal year 2026 (01 Jan 2026 – 31 Dec 2026). The next year starts on 01 Jan 2027.")]
    [InlineData("2025-01-01", 12, "01 Jan 2025 is before the first fiscal year, 2026, which starts on 01 Jan 2026. Years are added at the end: the next one starts on 01 Jan 2027.")]
    [InlineData("2027-01-01", 0, "A fiscal year has 1 to 53 periods; you asked for 0. 12 are usual.")]
    [InlineData("2027-01-01", 54, "A fiscal year has 1 to 53 periods; you asked for 54. 12 are usual.")]
    [InlineData("9999-06-01", 12, "A fiscal year cannot start on 01 Jun 9999. Choose a day between 01 Jan 1900 and 31 Dec 2199.")]
    [InlineData(null, 12, "Enter the day on which the fiscal year starts.")]
    public async Task A_year_that_does_not_fit_is_refused_in_words(string? start, int periods, string words)
    {
        await using var books = await Books.OpenAsync();
        var arg = await Association.FoundAsync(books);

        var made = await books.Get<FiscalYearService>().GenerateAsync(new FiscalYearDraft
        {
            CompanyId = arg.Company.Id, Start = start is null ? null : DateOnly.Parse(start, System.Globalization.CultureInfo.InvariantCulture), Periods = periods,
        });

        Assert.Equal(words, made.Refusal?.Message);
        await using var db = books.Db();
        Assert.Equal(12, await db.FiscalPeriods.CountAsync());
    }

    [Fact]
    public async Task Only_a_controller_generates_periods()
    {
        await using var books = await Books.OpenAsync();
        var arg = await Association.FoundAsync(books);
        books.Actor = Books.Person("A. Clerk", Role.Accountant);

        var made = await books.Get<FiscalYearService>().GenerateAsync(new FiscalYearDraft { CompanyId = arg.Company.Id, Start = new(2027, 1, 1) });

        Assert.Equal("Managing fiscal years and periods needs the role Controller. You are Accountant. Ask an administrator.", made.Refusal?.Message);
    }

    [Fact]
    public async Task Closed_periods_are_not_offered()
    {
        await using var books = await Books.OpenAsync();
        var arg = await Association.FoundAsync(books);
        await arg.ClosePeriodAsync(1);

        var offered = await books.Get<FiscalYearService>().PickAsync(arg.Company.Id);

        Assert.Equal((11, "Feb 2026"), (offered.Count, offered[0].Name));
    }
}
