using BatchLedger.Accounts;
using BatchLedger.Data;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Accounts;

public class AccountMapAndDepartmentTests
{
    [Fact]
    public async Task A_part_is_given_to_another_account_and_the_trail_says_from_what()
    {
        await using var books = await Books.OpenAsync();
        var arg = await Association.FoundAsync(books);
        var draft = await books.Get<AccountMapService>().OpenAsync(arg.Company.Id);
        draft.RoundingId = arg.Accounts["6800"].Id;

        Assert.Null(await books.Get<AccountMapService>().SaveAsync(draft));

        await using var db = books.Db();
        var row = await db.AuditRows.SingleAsync();
        Assert.Equal(("AccountMap.Change", "Rounding: 6900", "Rounding: 6800"), (row.Action, row.Before, row.After));
    }

    [Fact]
    public async Task Only_an_active_account_of_the_company_plays_a_part()
    {
        await using var books = await Books.OpenAsync();
        var arg = await Association.FoundAsync(books);
        var other = await Association.FoundAsync(books, "OTHER");
        var sleeping = AccountDraft.Of(arg.Accounts["6800"]);
        sleeping.Active = false;
        await books.Get<AccountService>().SaveAsync(sleeping);
        var map = books.Get<AccountMapService>();

        var draft = await map.OpenAsync(arg.Company.Id);
        draft.RoundingId = arg.Accounts["6800"].Id;
        var inactive = await map.SaveAsync(draft);
        draft.RoundingId = other.Accounts["6900"].Id;
        var strange = await map.SaveAsync(draft);

        Assert.Equal("Rounding: account 6800 Bad debt is inactive. Choose an active account, or set it active first.", inactive?.Message);
        Assert.Equal("/accounts/6800", Assert.Single(inactive!.Links).Address);
        Assert.Equal("Rounding: the account does not belong to this company. Choose one of the company's accounts.", strange?.Message);
    }

    [Fact]
    public async Task Two_editors_of_the_map_are_told_apart()
    {
        await using var books = await Books.OpenAsync();
        var arg = await Association.FoundAsync(books);
        var map = books.Get<AccountMapService>();
        var (first, second) = (await map.OpenAsync(arg.Company.Id), await map.OpenAsync(arg.Company.Id));
        first.TaxPayableId = null;
        await map.SaveAsync(first);

        second.BadDebtId = null;

        Assert.Equal("The account map was changed by R. Osei at 09:00:00 UTC, after you opened it. Look at it as it is now, then try again.", (await map.SaveAsync(second))?.Message);
    }

    [Fact]
    public async Task Departments_are_added_and_changed()
    {
        await using var books = await Books.OpenAsync();
        var arg = await Association.FoundAsync(books);
        var departments = books.Get<DepartmentService>();

        var made = (await departments.SaveAsync(new DepartmentDraft { CompanyId = arg.Company.Id, Code = "EVT", Name = "Events" })).Value!;
        var draft = DepartmentDraft.Of(made);
        draft.Active = false;
        await departments.SaveAsync(draft);

        Assert.False(Assert.Single((await departments.ListAsync(arg.Company.Id, new ListQuery())).Rows).Active);
        Assert.Empty(await departments.PickAsync(arg.Company.Id));
        Assert.Equal("Department EVT is already there (Events); “evt” differs only in capital letters. Choose another code.",
            (await departments.SaveAsync(new DepartmentDraft { CompanyId = arg.Company.Id, Code = "evt", Name = "E" })).Refusal?.Message);
        Assert.StartsWith("Department EVT was changed by", (await departments.SaveAsync(draft)).Refusal?.Message);
        Assert.Equal("The department's code has 11 characters; at most 10 fit.",
            (await departments.SaveAsync(new DepartmentDraft { CompanyId = arg.Company.Id, Code = "EVENTSEVENT", Name = "E" })).Refusal?.Message);
    }
}
