using BatchLedger.Accounts;
using BatchLedger.Catalog;
using BatchLedger.Data;
using BatchLedger.People;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Accounts;

public class AccountServiceTests
{
    [Fact]
    public async Task An_account_is_added_found_and_offered()
    {
        await using var books = await Books.OpenAsync();
        var arg = await Association.FoundAsync(books);
        var accounts = books.Get<AccountService>();

        var made = await accounts.SaveAsync(new AccountDraft { CompanyId = arg.Company.Id, Code = " 5010 ", Name = "=cmd|x", Type = AccountType.Expense, ExternalName = "Expenses:Travel" });

        Assert.Null(made.Refusal);
        Assert.Equal(("=cmd|x", "Expenses:Travel"), ((await accounts.FindAsync(null, "5010"))!.Name, made.Value!.ExternalName));
        Assert.Equal(["5010"], (await accounts.ListAsync(arg.Company.Id, new ListQuery("=CMD"))).Rows.Select(a => a.Code));
        Assert.Contains(await accounts.PickAsync(arg.Company.Id), a => a.Code == "5010");
    }

    [Theory]
    [InlineData("", "Bank", null, "Enter the account's code.")]
    [InlineData("123456789012345678901", "Bank", null, "The account's code has 21 characters; at most 20 fit.")]
    [InlineData("1011", "", null, "Enter the account's name.")]
    [InlineData("1011", "Bank\t", "a\nb", "The external name contains a line break or another character that cannot be printed.")]
    [InlineData("1010", "Bank", null, "Account 1010 is already there (Operating bank). Choose another code, or change that account.")]
    public async Task What_cannot_be_an_account_is_refused_in_words(string code, string name, string? external, string words)
    {
        await using var books = await Books.OpenAsync();
        var arg = await Association.FoundAsync(books);

        var made = await books.Get<AccountService>().SaveAsync(new AccountDraft { CompanyId = arg.Company.Id, Code = code, Name = name, ExternalName = external });

        Assert.Equal(words, made.Refusal?.Message);
    }

    [Fact]
    public async Task Codes_that_differ_only_in_capitals_are_the_same()
    {
        await using var books = await Books.OpenAsync();
        var arg = await Association.FoundAsync(books);
        var accounts = books.Get<AccountService>();
        await accounts.SaveAsync(new AccountDraft { CompanyId = arg.Company.Id, Code = "Bank", Name = "Bank" });

        Assert.Equal("Account Bank is already there (Bank); “BANK” differs only in capital letters. Choose another code, or change that account.",
            (await accounts.SaveAsync(new AccountDraft { CompanyId = arg.Company.Id, Code = "BANK", Name = "Bank" })).Refusal?.Message);
    }

    [Fact]
    public async Task An_account_keeps_its_code()
    {
        await using var books = await Books.OpenAsync();
        var arg = await Association.FoundAsync(books);
        var draft = AccountDraft.Of(arg.Accounts["1010"]);
        draft.Code = "1011";

        Assert.Equal("Account 1010 keeps its code, for files and journals name it. Make a new account and set this one inactive.",
            (await books.Get<AccountService>().SaveAsync(draft)).Refusal?.Message);
    }

    [Fact]
    public async Task An_account_in_use_may_be_set_inactive_and_its_uses_are_named()
    {
        await using var books = await Books.OpenAsync();
        var arg = await Association.FoundAsync(books);
        var uses = books.Get<AccountUseService>();
        var draft = AccountDraft.Of(arg.Accounts["4010"]);
        draft.Active = false;

        Assert.Null((await books.Get<AccountService>().SaveAsync(draft)).Refusal);

        Assert.Equal(["Product DUES"], (await uses.ListAsync(arg.Accounts["4010"].Id)).Select(u => u.Text));
        Assert.Equal(["Payment method CHECK"], (await uses.ListAsync(arg.Accounts["1010"].Id)).Select(u => u.Text));
        Assert.Equal(["Account map: Accounts receivable"], (await uses.ListAsync(arg.Accounts["1200"].Id)).Select(u => u.Text));
        Assert.Equal("/products/DUES?company=ARG", (await uses.ListAsync(arg.Accounts["4010"].Id))[0].Address);
        Assert.DoesNotContain(await books.Get<AccountService>().PickAsync(arg.Company.Id), a => a.Code == "4010");
        await using var db = books.Db();
        var row = await db.AuditRows.SingleAsync();
        Assert.Equal(("Account.Change", "Active: yes", "Active: no"), (row.Action, row.Before, row.After));
    }

    [Fact]
    public async Task Two_editors_at_once_are_told_apart()
    {
        await using var books = await Books.OpenAsync();
        var arg = await Association.FoundAsync(books);
        var (first, second) = (AccountDraft.Of(arg.Accounts["1010"]), AccountDraft.Of(arg.Accounts["1010"]));
        first.Name = "Main bank";
        await books.Get<AccountService>().SaveAsync(first);

        second.Name = "Other bank";
        var late = await books.Get<AccountService>().SaveAsync(second);

        Assert.Equal("Account 1010 was changed by R. Osei at 09:00:00 UTC, after you opened it. Look at it as it is now, then try again.", late.Refusal?.Message);
        Assert.Equal("Main bank", (await books.Get<AccountService>().FindAsync(arg.Company.Id, "1010"))!.Name);
    }

    [Fact]
    public async Task Saving_without_a_change_leaves_no_trace()
    {
        await using var books = await Books.OpenAsync();
        var arg = await Association.FoundAsync(books);

        Assert.Null((await books.Get<AccountService>().SaveAsync(AccountDraft.Of(arg.Accounts["1010"]))).Refusal);

        await using var db = books.Db();
        Assert.Equal((0, 0), (await db.AuditRows.CountAsync(), (await db.Accounts.SingleAsync(a => a.Code == "1010")).Version));
    }

    [Fact]
    public async Task Who_sees_other_companies_sees_no_account_of_this_one()
    {
        await using var books = await Books.OpenAsync();
        var arg = await Association.FoundAsync(books);
        var other = await Association.FoundAsync(books, "OTHER");
        books.Actor = Books.Person("S. Stranger", (Role)63, new HashSet<int> { other.Company.Id });
        var accounts = books.Get<AccountService>();

        Assert.Empty((await accounts.ListAsync(arg.Company.Id, new ListQuery())).Rows);
        Assert.Empty(await accounts.PickAsync(arg.Company.Id));
        Assert.Equal(other.Company.Id, (await accounts.FindAsync(null, "4010"))!.CompanyId);
        Assert.Null(await accounts.FindAsync(arg.Company.Id, "4010"));
        Assert.Empty(await books.Get<AccountUseService>().ListAsync(arg.Accounts["4010"].Id));
        Assert.Equal("Account 4010 was not found, or belongs to a company you do not see.", (await accounts.SaveAsync(AccountDraft.Of(arg.Accounts["4010"]))).Refusal?.Message);
        Assert.Equal("The company was not found, or belongs to a company you do not see.",
            (await accounts.SaveAsync(new AccountDraft { CompanyId = arg.Company.Id, Code = "X", Name = "X" })).Refusal?.Message);
    }

    [Fact]
    public async Task What_is_looked_for_is_text_and_no_pattern()
    {
        await using var books = await Books.OpenAsync();
        var arg = await Association.FoundAsync(books);
        var accounts = books.Get<AccountService>();

        Assert.Empty((await accounts.ListAsync(arg.Company.Id, new ListQuery("%"))).Rows);
        Assert.Empty((await accounts.ListAsync(arg.Company.Id, new ListQuery("10_0"))).Rows);
        Assert.Equal(["1010", "1200"], (await accounts.ListAsync(arg.Company.Id, new ListQuery("1", Sort: "name", Descending: true))).Rows.Where(a => a.Code[0] == '1').Select(a => a.Code));
    }
}
