using BatchLedger.Accounts;
using BatchLedger.Data;
using BatchLedger.People;
using BatchLedger.Tests.Ui;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace BatchLedger.Tests.Accounts;

public class AccountFormTests : UiStage
{
    [Fact]
    public async Task A_refusal_is_read_in_the_form_and_what_was_typed_stays()
    {
        await using var books = await Books.OpenAsync();
        var arg = await Association.FoundAsync(books);
        Account? saved = null;
        var form = Form(books, new AccountDraft { CompanyId = arg.Company.Id }, account => saved = account);
        form.Field("Code").Change("1010");
        form.Field("Name").Change("Second bank");

        await form.Find("button.primary").ClickAsync(new());

        Assert.Equal("Account 1010 is already there (Operating bank). Choose another code, or change that account.", form.Find("[role=alert] span").TextContent);
        Assert.Equal("/accounts/1010", form.Find("[role=alert] a").GetAttribute("href"));
        Assert.Equal(("1010", "Second bank"), (form.Field("Code").GetAttribute("value"), form.Field("Name").GetAttribute("value")));
        Assert.Null(saved);

        form.Field("Code").Change("1011");
        await form.Find("button.primary").ClickAsync(new());

        Assert.Equal("Second bank", saved?.Name);
        Assert.Empty(form.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task Who_may_not_save_reads_why_beside_the_button()
    {
        await using var books = await Books.OpenAsync();
        var arg = await Association.FoundAsync(books);
        books.Actor = Books.Person("V. Viewer", Role.Viewer);

        var form = Form(books, AccountDraft.Of(arg.Accounts["1010"]), _ => { });

        Assert.Equal("true", form.Find("button.primary").GetAttribute("aria-disabled"));
        Assert.Equal("Save account: Changing set-up data needs the role Accountant or Controller or Administrator. You are Viewer. Ask an administrator.", form.Find(".bl-why span").TextContent);
    }

    private IRenderedComponent<AccountForm> Form(Books books, AccountDraft draft, Action<Account> saved)
    {
        Services.AddSingleton(books.Get<Work>()).AddSingleton(books.Get<AccountService>());
        Render<MudPopoverProvider>();
        return Render<AccountForm>(with => with.Add(f => f.Draft, draft).Add(f => f.OnSaved, saved));
    }
}
