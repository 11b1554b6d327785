using BatchLedger.Accounts;
using BatchLedger.FiscalPeriods;
using BatchLedger.Data;
using BatchLedger.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.FiscalPeriods;

public class CompanySetUpTests
{
    private static CompanyDraft HackClub => new() { Code = "HC", Name = "Hack Club", Currency = "USD" };

    [Fact]
    public async Task A_company_is_ready_to_work_in_after_one_command()
    {
        await using var books = await Books.OpenAsync();

        var made = await books.Get<CompanySetUp>().FoundAsync(HackClub, 2015, 2017);

        Assert.Equal("HC", made.Value?.Code);
        await using var db = books.Db();
        Assert.Equal(["2015", "2016", "2017"], await db.FiscalYears.OrderBy(y => y.Start).Select(y => y.Name).ToListAsync());
        Assert.Equal(36, await db.FiscalPeriods.CountAsync());
        Assert.Equal(new DateOnly(2016, 2, 29), (await db.FiscalPeriods.SingleAsync(p => p.Name == "Feb 2016")).End);
        Assert.Equal(("HC", "ACTUAL"), ((await db.Branches.SingleAsync()).Code, (await db.Ledgers.SingleAsync()).Code));
        Assert.All((await books.Get<AccountMapService>().OpenAsync(made.Value!.Id)).Parts, part => Assert.Null(part.AccountId));
    }

    [Fact]
    public async Task The_second_time_it_refuses_and_changes_nothing()
    {
        await using var books = await Books.OpenAsync();
        await books.Get<CompanySetUp>().FoundAsync(HackClub, 2015, 2017);

        var again = await books.Get<CompanySetUp>().FoundAsync(HackClub, 2018, 2019);

        Assert.Equal("Company HC is already there (Hack Club). Choose another code, or open that company.", again.Refusal?.Message);
        await using var db = books.Db();
        Assert.Equal((1, 36), (await db.Companies.CountAsync(), await db.FiscalPeriods.CountAsync()));
    }

    [Theory]
    [InlineData(2017, 2015)]
    [InlineData(1, 20)]
    [InlineData(1950, 2020)]
    public async Task Years_that_make_no_sense_are_refused(int from, int to)
    {
        await using var books = await Books.OpenAsync();

        var made = await books.Get<CompanySetUp>().FoundAsync(HackClub, from, to);

        Assert.Equal($"The years {from}-{to} do not make sense. Write them as 2015-2017, the earlier first, at most 50 years, between 1900 and 2199.", made.Refusal?.Message);
        Assert.Empty((await books.Get<CompanyService>().ListAsync(new ListQuery())).Rows);
    }
}
