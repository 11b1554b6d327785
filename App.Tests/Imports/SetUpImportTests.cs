using BatchLedger.Accounts;
using BatchLedger.Data;
using BatchLedger.Imports;
using BatchLedger.People;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Imports;

public sealed class SetUpImportTests
{
    [Fact]
    public async Task Accounts_come_in_with_their_unit_and_inactive_where_the_file_says_so()
    {
        await using var books = await Books.OpenAsync();
        var house = await Association.FoundAsync(books);

        var (report, _) = await books.Get<ImportService>().ImportAsync(house.File(ImportKind.Accounts,
            "code,name,type,active,unit\nS-1,Volunteer hours,Statistical,,hours\n9000,Old hall,Expense,No,\n"));

        Assert.Equal("2 accounts", report!.InWords);
        await using var db = books.Db();
        Assert.Equal((AccountType.Statistical, "hours", true), Seen(await db.Accounts.SingleAsync(a => a.Code == "S-1")));
        Assert.Equal((AccountType.Expense, null, false), Seen(await db.Accounts.SingleAsync(a => a.Code == "9000")));

        static (AccountType, string?, bool) Seen(Account account) => (account.Type, account.Unit, account.Active);
    }

    [Fact]
    public async Task What_is_there_already_is_a_fault_and_never_changed()
    {
        await using var books = await Books.OpenAsync();
        var house = await Association.FoundAsync(books);
        var departments = house.File(ImportKind.Departments, "code,name,active\nTRAIN,Training,no\n");
        var rates = house.File(ImportKind.Rates, "from,to,effective,rate\nEUR,USD,2026-01-01,1.08374651\n");
        await books.Get<ImportService>().ImportAsync(departments);
        await books.Get<ImportService>().ImportAsync(rates);
        var before = await books.DumpAsync();

        var (_, known) = await books.Get<ImportService>().ImportAsync(departments);
        var (_, same) = await books.Get<ImportService>().ImportAsync(rates);

        Assert.Equal("Company ARG has this department already (Training). Found \"TRAIN\".", known!.Faults.Single().Message);
        Assert.Equal("There is a rate from EUR to USD of this day already: 1.08374651. Found \"2026-01-01\".", same!.Faults.Single().Message);
        Assert.Equal(before, await books.DumpAsync());
    }

    [Fact]
    public async Task Exchange_rates_need_the_feature_and_the_right_to_change_what_holds_for_every_company()
    {
        await using var books = await Books.OpenAsync();
        var house = await Association.FoundAsync(books);
        var rates = house.File(ImportKind.Rates, "from,to,effective,rate\nEUR,USD,2026-01-01,1.08\n");
        books.Actor = Books.Person("S. Taff", Role.Staff);
        Assert.Equal("People.NotAllowed", (await books.Get<ImportService>().ImportAsync(rates)).Refusal?.Code);

        books.Actor = Books.Person("A. Ccountant", Role.Accountant);
        await books.Get<WriteGate>().PassAsync(async () =>
        {
            await using var db = books.Db();
            (await db.Features.SingleAsync()).Multicurrency = false;
            await db.SaveChangesAsync();
        });
        var before = await books.DumpAsync();
        Assert.Equal(BatchLedger.ExchangeRates.ExchangeRatesRefusals.MulticurrencyOff.Message, (await books.Get<ImportService>().ImportAsync(rates)).Refusal?.Message);
        Assert.Equal(before, await books.DumpAsync());
    }
}
