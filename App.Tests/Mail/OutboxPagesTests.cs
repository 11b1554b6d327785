using BatchLedger.Live;
using BatchLedger.Mail;
using BatchLedger.People;
using BatchLedger.Tests.Ui;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace BatchLedger.Tests.Mail;

public class OutboxPagesTests : UiStage
{
    [Fact]
    public async Task The_list_moves_by_itself_when_a_mail_moves()
    {
        await using var books = await StageAsync();
        await books.MailAsync(MailRig.Draft());
        var page = Render<OutboxListPage>();
        page.WaitForAssertion(() => Assert.Contains("Queued", page.Find("tbody").TextContent));
        await MailRig.UntilAsync(() => Task.FromResult(books.Get<Bell>().ListenerCount == 1));

        await books.SendDueAsync();

        page.WaitForAssertion(() => Assert.Contains("Sent", page.Find("tbody .bl-chip").TextContent), TimeSpan.FromSeconds(5));
        Assert.Contains("Ledger ready: batch B-000001, Dues March", page.Find("tbody a").TextContent);
        Assert.Contains("ann@example.org", page.Find("tbody").TextContent);
    }

    [Fact]
    public async Task The_state_in_the_address_narrows_the_list()
    {
        await using var books = await StageAsync();
        await books.MailAsync(MailRig.Draft());
        Services.GetRequiredService<NavigationManager>().NavigateTo("/outbox?state=Dead");

        var page = Render<OutboxListPage>();

        page.WaitForAssertion(() => Assert.Contains("No mail is in the state “Failed for good”", page.Markup));
        await page.Find("select").ChangeAsync(new() { Value = "Queued" });
        Assert.EndsWith("/outbox?state=Queued", Services.GetRequiredService<NavigationManager>().Uri);
        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));
    }

    [Fact]
    public async Task A_mail_shows_its_words_its_answers_and_its_file_and_is_sent_again_from_there()
    {
        await using var server = new FakeSmtp(_ => new SmtpScript { AtRecipient = "550 5.1.1 No such user <b>here</b>" });
        await using var books = await StageAsync(server);
        var mail = (await books.MailAsync(MailRig.Draft() with { Attachment = MailRig.Zip() })).Value!;
        await books.SendDueAsync();

        var page = Render<OutboxMailPage>(with => with.Add(p => p.Id, mail.Id));

        Assert.Equal("Ledger ready: batch B-000001, Dues March", page.Find("h1").TextContent);
        Assert.Equal("Failed for good", page.Find(".bl-chips .bl-chip").TextContent);
        Assert.Contains("The mail server refused it for good (550).", page.Find(".bl-banner").TextContent);
        Assert.Contains("Debits: USD 1,200.00", page.Find("pre").TextContent);
        Assert.Contains("550 5.1.1 No such user <b>here</b>", page.Find("tbody").TextContent);
        Assert.Equal($"/outbox/{mail.Id}/attachment", page.Find("a[download]").GetAttribute("href"));
        Assert.Equal("No further attempt is planned, so there is nothing to cancel.", Button(page, "Cancel").GetAttribute("title"));
        await Button(page, "Send again").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Equal("Queued", page.Find(".bl-chips .bl-chip").TextContent));
        Assert.Equal(MailState.Queued, (await books.MailNowAsync()).State);
    }

    [Fact]
    public async Task Who_may_not_handle_mail_reads_why_on_the_buttons()
    {
        await using var books = await StageAsync();
        var mail = (await books.MailAsync(MailRig.Draft())).Value!;
        books.Actor = Books.Person("Ann", Role.Accountant) with { Email = mail.Recipient };

        var page = Render<OutboxMailPage>(with => with.Add(p => p.Id, mail.Id));

        Assert.All(new[] { "Send again", "Cancel" }, label => Assert.Equal(
            "Handling mail needs the role Operator. You are Accountant. Ask an administrator.", Button(page, label).GetAttribute("title")));
    }

    [Fact]
    public async Task A_foreign_mail_and_one_that_is_not_there_look_alike()
    {
        await using var books = await StageAsync();
        var mail = (await books.MailAsync(MailRig.Draft())).Value!;
        books.Actor = Books.Person("S. Tranger", Role.Viewer);

        var foreign = Render<OutboxMailPage>(with => with.Add(p => p.Id, mail.Id)).Markup;

        Assert.Contains("There is no such mail for you", foreign);
        Assert.Equal(Render<OutboxMailPage>(with => with.Add(p => p.Id, Guid.NewGuid())).Markup, foreign);
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<OutboxMailPage> page, string label) =>
        page.FindAll("button").Single(button => button.TextContent.Trim() == label);

    private async Task<Books> StageAsync(FakeSmtp? server = null)
    {
        var books = server is null ? await MailRig.OpenAsync() : await MailRig.OpenAsync(server);
        Services.AddSingleton(books.Get<Bell>());
        Services.AddSingleton(books.Get<OutboxService>());
        return books;
    }
}
