using AngleSharp.Dom;
using BatchLedger.BatchRecord;
using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.GlConnections;
using BatchLedger.GlDeliveries;
using BatchLedger.GlIntegration;
using BatchLedger.Journals;
using BatchLedger.LedgerFiles;
using BatchLedger.LedgerMaking;
using BatchLedger.LedgerRuns;
using BatchLedger.Ledgers;
using BatchLedger.Live;
using BatchLedger.Mail;
using BatchLedger.Tests.LedgerExports;
using BatchLedger.Tests.Ui;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace BatchLedger.Tests.GlIntegration;

/// <summary>From the page of a batch straight into the accounting system.</summary>
public class BatchToGlTests : UiStage
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    [Fact]
    [Rule("S0.5"), Rule("S0.6")]
    public async Task Qb_connect_stands_beside_post_batch_and_the_ledger_is_downloaded_instead_of_mailed()
    {
        await using var ground = await GlGround.OpenAsync();
        await ground.JournalAsync(new(2026, 3, 9));
        var (page, screen) = (Open(ground.Books, "B-000101"), Render<MudDialogProvider>());

        var buttons = page.FindAll(".bl-head button").Select(Text).ToList();
        Assert.Equal(buttons.IndexOf("Post Batch") + 1, buttons.IndexOf("QB Connect"));
        var asked = Button(page, "Ledger (Summary)").ClickAsync(new());
        screen.WaitForElement("a[download]");
        Assert.Contains("QB Connect on the batch stands in place of the e-mail.", screen.Markup, StringComparison.Ordinal);
        Assert.Empty(screen.FindAll("input[type=email]"));
        Assert.DoesNotContain("Schedule Process", screen.Markup, StringComparison.Ordinal);
        await Button(screen, "Cancel").ClickAsync(new());
        await asked;
        var mailed = await ground.Books.Get<LedgerFileService>().ScheduleAsync(new("B-000101", LedgerKind.Summary), "books@example.org", Guid.NewGuid());
        Assert.Equal("LedgerFile.InsteadOfMail", mailed.Refusal?.Code);
    }

    [Fact]
    [Rule("S1.25")]
    public async Task One_click_asks_for_the_journal_to_be_validated_and_sent_and_the_batch_shows_how_it_goes()
    {
        await using var ground = await GlGround.OpenAsync();
        await ground.JournalAsync(new(2026, 3, 9));
        var (page, screen) = (Open(ground.Books, "B-000101"), Render<MudDialogProvider>());

        var asked = Button(page, "QB Connect").ClickAsync(new());
        screen.WaitForAssertion(() => Assert.Contains("Its journal of 100.00 USD is validated with QuickBooks Online and, if it is valid, sent to River Guides (their books) at once.", screen.Markup, StringComparison.Ordinal));
        await Button(screen, "Validate and send").ClickAsync(new());
        await asked;

        page.WaitForAssertion(() => Assert.Contains("It is being validated, and sent at once if it is valid.", page.Find(".bl-gl-strip").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal("true", Button(page, "QB Connect").GetAttribute("aria-disabled"));
        Assert.Contains("Journal J-000101 is being validated with QuickBooks Online", page.Find(".bl-why").TextContent, StringComparison.Ordinal);
        await using var db = ground.Books.Db();
        Assert.Equal(AfterCheck.Send, (await db.GlDeliveries.SingleAsync()).AfterCheck);
    }

    [Theory]
    [InlineData(AccountingSystem.SageIntacct, "Send Details to Intacct")]
    [InlineData(AccountingSystem.NetSuite, "Send Details to NetSuite")]
    [Rule("S1.26")]
    public async Task The_others_have_their_button_too_once_the_batch_is_posted_and_mail_stays(AccountingSystem system, string title)
    {
        await using var ground = await GlGround.OpenAsync(system);
        await ground.JournalAsync(new(2026, 3, 9));

        Assert.Null(Button(Open(ground.Books, "B-000101"), title).GetAttribute("aria-disabled"));
        var open = Render<BatchPage>(with => with.Add(page => page.Number, "B-000001"));
        open.WaitForElement(".bl-why");
        Assert.Equal("true", Button(open, title).GetAttribute("aria-disabled"));
        Assert.Contains("Batch B-000001 is open. Post it first; posting makes the journal that is sent.", open.Find(".bl-why").TextContent, StringComparison.Ordinal);
        Assert.Null((await ground.Books.Get<LedgerFileService>().OfferAsync("B-000101", LedgerKind.Summary)).Value!.InsteadOfMail);
    }

    [Theory]
    [InlineData(AccountingSystem.QuickBooksOnline)]
    [InlineData(AccountingSystem.SageIntacct)]
    [InlineData(AccountingSystem.NetSuite)]
    [Rule("S1.24")]
    public async Task Posting_makes_the_journal_entry_that_is_to_be_sent(AccountingSystem system)
    {
        await using var ground = await GlGround.OpenAsync(system);
        var march = new MarchBatches(ground.Association);
        var number = Assert.Single(await march.CloseAsync(1));
        Assert.Null((await ground.Books.Get<LedgerRunService>().CreateAsync(number)).Refusal);
        await ground.Books.Get<LedgerRunWorker>().WorkOffAsync(CancellationToken.None);
        Assert.Empty((await ground.ScreenAsync()).Rows);

        Assert.Null(await ground.Books.Get<BatchLifeService>().PostAsync(number));

        var row = Assert.Single((await ground.ScreenAsync()).Rows);
        Assert.Equal((number, null), (row.Batch, row.Delivery));
    }

    [Fact]
    public async Task With_no_connection_yet_the_button_says_who_makes_it_and_the_ledger_is_mailed_as_ever()
    {
        await using var ground = await GlGround.OpenAsync();
        await ground.JournalAsync(new(2026, 3, 9));
        await ground.SqlAsync("DELETE FROM \"GlConnections\"");

        var page = Open(ground.Books, "B-000101");

        Assert.Contains("QB Connect: Company ARG is not connected to QuickBooks Online yet. An administrator connects it in Settings.", string.Join('\n', page.FindAll(".bl-why span[id]").Select(Text)), StringComparison.Ordinal);
        Assert.Null((await ground.Books.Get<LedgerFileService>().OfferAsync("B-000101", LedgerKind.Summary)).Value!.InsteadOfMail);
    }

    [Fact]
    public async Task A_company_whose_system_takes_files_only_has_no_such_button()
    {
        await using var ground = await GlGround.OpenAsync(AccountingSystem.Xero);
        await ground.JournalAsync(new(2026, 3, 9));

        var page = Open(ground.Books, "B-000101");

        Assert.DoesNotContain(page.FindAll(".bl-head button").Select(Text), title => title.Contains("Connect", StringComparison.Ordinal) || title.StartsWith("Send", StringComparison.Ordinal));
    }

    private IRenderedComponent<BatchPage> Open(Books books, string number)
    {
        Services.AddSingleton(books.Get<Bell>()).AddSingleton(books.Get<Work>()).AddSingleton(books.Get<BatchReader>()).AddSingleton(books.Get<BatchService>())
            .AddSingleton(books.Get<BatchLifeService>()).AddSingleton(books.Get<LedgerRunService>()).AddSingleton(books.Get<LedgerPreview>()).AddSingleton(new Presence(books.Get<Bell>()))
            .AddSingleton(books.Get<GlIntegrationReader>()).AddSingleton(books.Get<GlDeliveryService>()).AddSingleton(books.Get<LedgerFileService>()).AddSingleton(books.Get<MailPolicy>())
            .AddSingleton(books.Get<JournalReader>());
        Render<MudPopoverProvider>();
        var page = Render<BatchPage>(with => with.Add(p => p.Number, number));
        page.WaitForElement(".bl-head button");
        return page;
    }

    private static IElement Button<T>(IRenderedComponent<T> page, string text) where T : Microsoft.AspNetCore.Components.IComponent => page.FindAll("button").First(button => Text(button) == text);

    private static string Text(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
