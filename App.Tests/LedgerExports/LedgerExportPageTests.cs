using AngleSharp.Dom;
using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.GlConnections;
using BatchLedger.GlDeliveries;
using BatchLedger.GlIntegration;
using BatchLedger.LedgerArchive;
using BatchLedger.LedgerExports;
using BatchLedger.LedgerRuns;
using BatchLedger.Ledgers;
using BatchLedger.Live;
using BatchLedger.Mail;
using BatchLedger.People;
using BatchLedger.Tests.Ui;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace BatchLedger.Tests.LedgerExports;

public class LedgerExportPageTests : UiStage
{
    [Fact]
    [Rule("S0.24"), Rule("S0.25"), Rule("S0.26")]
    public async Task The_list_holds_what_is_closed_or_posted_ticks_what_is_not_posted_and_locks_what_is_empty()
    {
        await using var books = await Books.OpenAsync();
        var march = await MarchBatches.FoundAsync(books);
        var (closed, empty) = (await march.CloseAsync(2), (await march.CloseAsync(1, payments: 0))[0]);
        await march.RunAsync(march.Order(closed[0]));

        var page = Open(march);

        Assert.Equal([closed[0], closed[1], empty], page.FindAll("tbody a").Select(a => a.TextContent));
        Assert.Equal((false, true, false), (Ticked(page, closed[0]), Ticked(page, closed[1]), Ticked(page, empty)));
        var locked = Box(page, empty);
        Assert.True(locked.HasAttribute("disabled"));
        Assert.Equal($"Batch {empty} has no transactions, so there is nothing to create a ledger from.", page.Find($"#{locked.GetAttribute("aria-describedby")}").TextContent);
    }

    [Fact]
    [Rule("S0.19"), Rule("S0.22")]
    public async Task Open_batches_are_named_and_keep_nobody_and_posting_first_is_said_to_be_needless()
    {
        await using var books = await Books.OpenAsync();
        var march = await MarchBatches.FoundAsync(books);
        await march.CloseAsync(1);

        var page = Open(march);

        Assert.Contains("1 batch of this period is still open and cannot be in the file.", page.Find(".bl-banner").TextContent, StringComparison.Ordinal);
        Assert.Equal("/batches/B-000001", page.Find(".bl-banner a").GetAttribute("href"));
        Assert.Null(Button(page, "Ledger (Detail)").GetAttribute("aria-disabled"));
        Assert.Contains("There is no need to post them first: the process does.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("S0.27")]
    public async Task Each_batch_is_chosen_by_its_tick_and_without_one_the_buttons_say_why()
    {
        await using var books = await Books.OpenAsync();
        var march = await MarchBatches.FoundAsync(books);
        var numbers = await march.CloseAsync(2);
        var page = Open(march);

        await Box(page, numbers[0]).ChangeAsync(false);
        Assert.Contains("1 of 2 selected", page.Markup, StringComparison.Ordinal);
        await Box(page, numbers[1]).ChangeAsync(false);

        Assert.Equal("true", Button(page, "Ledger (Summary)").GetAttribute("aria-disabled"));
        Assert.Contains("No batch of Mar 2026 is selected. Tick those that the mass ledger is to hold.", page.Markup, StringComparison.Ordinal);
        await page.Find("thead input").ChangeAsync(true);
        Assert.Contains("2 of 2 selected", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("S0.28")]
    public async Task Ledger_opens_the_email_window_and_schedule_process_makes_one_run_for_what_is_ticked()
    {
        await using var books = await Books.OpenAsync();
        var march = await MarchBatches.FoundAsync(books);
        var numbers = await march.CloseAsync(2);
        var page = Open(march);
        var screen = Render<MudDialogProvider>();
        await Box(page, numbers[1]).ChangeAsync(false);

        var asked = Button(page, "Ledger (Summary)").ClickAsync(new()); // ends with the dialog
        screen.WaitForElement("input[type=email]");
        Assert.Contains("One file with the ledgers of 1 batch will be e-mailed to the address below. Check that the address is correct.", screen.Markup, StringComparison.Ordinal);
        Assert.Equal("rosei@example.org", screen.Find("input[type=email]").GetAttribute("value"));
        await screen.Find("input[type=email]").InputAsync("books@example.org");
        await screen.Find(".bl-btn.primary").ClickAsync(new());
        await asked;

        page.WaitForAssertion(() => Assert.Contains("0 of 1 batches are posted", page.Markup, StringComparison.Ordinal));
        await books.Get<LedgerRunWorker>().WorkOffAsync(CancellationToken.None);
        page.WaitForAssertion(() => Assert.Contains("Created and posted", page.Markup, StringComparison.Ordinal), TimeSpan.FromSeconds(5));
        await using var db = books.Db();
        Assert.Equal("books@example.org", (await db.Set<OutboxMail>().SingleAsync(m => m.Kind == MailKind.LedgerFile)).Recipient);
    }

    [Fact]
    [Rule("S0.26")]
    public async Task A_batch_that_waits_in_a_run_is_locked_with_or_without_a_ledger_and_leads_to_the_run()
    {
        await using var books = await Books.OpenAsync();
        var march = await MarchBatches.FoundAsync(books);
        var numbers = await march.CloseAsync(2);
        Assert.Null((await books.Get<LedgerRunService>().CreateAsync(numbers[0])).Refusal);
        await books.Get<LedgerRunWorker>().WorkOffAsync(CancellationToken.None);
        var run = (await books.Get<LedgerExportService>().ScheduleAsync(march.Order(numbers))).Value!.Id;

        var page = Open(march);

        foreach (var number in numbers)
        {
            Assert.True(Box(page, number).HasAttribute("disabled"));
            Assert.Equal($"Batch {number} waits in run {run} already. Wait for its end, or cancel it. Run {run}", page.Find($"#why-{number}").TextContent);
        }
        Assert.Equal($"Batch {numbers[0]} waits in run {run} already. Wait for its end, or cancel it.", (await books.Get<LedgerExportService>().ScheduleAsync(march.Order(numbers))).Refusal?.Message);
    }

    [Fact]
    public async Task The_result_of_a_run_is_still_there_after_a_reload()
    {
        await using var books = await Books.OpenAsync();
        var march = await MarchBatches.FoundAsync(books);
        var run = await march.RunAsync(march.Order(await march.CloseAsync(1)));
        Assert.DoesNotContain("Mass ledger, ", Open(march).Markup, StringComparison.Ordinal);

        Services.GetRequiredService<NavigationManager>().NavigateTo($"/fiscal-periods/{march.Period}/export?Run={run.Id}");
        var page = Render<LedgerExportPage>(with => with.Add(p => p.Id, march.Period));

        page.WaitForAssertion(() => Assert.Contains("1 of 1 batches are posted.", page.Markup, StringComparison.Ordinal), TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData(AccountingSystem.ExcelOnly, "Connect sends the journals straight into QuickBooks Online, Sage Intacct or NetSuite. Company ARG uses Excel only.")]
    [InlineData(AccountingSystem.Xero, "Connect sends the journals straight into QuickBooks Online, Sage Intacct or NetSuite. Company ARG uses Xero.")]
    [InlineData(AccountingSystem.QuickBooksOnline, "Company ARG is not connected to QuickBooks Online yet. An administrator connects it in Settings.")]
    [Rule("S0.31")]
    public async Task Connect_stands_there_and_says_which_accounting_system_it_needs(AccountingSystem system, string reason)
    {
        await using var books = await Books.OpenAsync();
        var march = await MarchBatches.FoundAsync(books);
        await march.CloseAsync(1);
        await books.Get<WriteGate>().PassAsync(async () =>
        {
            await using var db = books.Db();
            await db.Companies.ExecuteUpdateAsync(set => set.SetProperty(c => c.AccountingSystem, system));
        });

        var page = Open(march);

        Assert.Equal("true", Button(page, "Connect").GetAttribute("aria-disabled"));
        Assert.Contains(reason, page.Find(".bl-why").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("S0.31")]
    public async Task Connect_makes_one_delivery_for_each_posted_journal_that_is_ticked()
    {
        await using var books = await Books.OpenAsync();
        var march = await MarchBatches.FoundAsync(books);
        var numbers = await march.CloseAsync(3);
        await march.RunAsync(march.Order([numbers[0], numbers[1]]));
        await books.Get<WriteGate>().PassAsync(async () =>
        {
            await using var db = books.Db();
            await db.Companies.ExecuteUpdateAsync(set => set.SetProperty(c => c.AccountingSystem, AccountingSystem.QuickBooksOnline));
        });
        await books.PutAsync(new GlConnection { CompanyId = march.Association.Company.Id, System = AccountingSystem.QuickBooksOnline, State = ConnectionState.Connected, From = new DateOnly(2026, 1, 1) });
        var page = Open(march);
        Assert.Contains("None of the ticked batches has a posted journal that is not in QuickBooks Online or on its way there. Post them first, or tick others.", page.Find(".bl-why").TextContent, StringComparison.Ordinal);

        await page.Find("thead input").ChangeAsync(true);
        await Button(page, "Connect").ClickAsync(new());

        await using var after = books.Db();
        Assert.Equal(numbers.Take(2), await (from delivery in after.GlDeliveries join entry in after.JournalEntries on delivery.JournalEntryId equals entry.Id join batch in after.Batches on entry.BatchId equals batch.Id
                                             orderby batch.Number select batch.Number).ToListAsync());
        Assert.All(await after.GlDeliveries.ToListAsync(), delivery => Assert.Equal((GlDeliveryState.Checking, AfterCheck.Send), (delivery.State, delivery.AfterCheck)));
        page.WaitForAssertion(() => Assert.Equal("true", Button(page, "Connect").GetAttribute("aria-disabled")), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Who_may_not_post_reads_why()
    {
        await using var books = await Books.OpenAsync();
        var march = await MarchBatches.FoundAsync(books);
        await march.CloseAsync(1);
        books.Actor = Books.Person("S. Staff", Role.Staff);

        var page = Open(march);

        Assert.Contains("Posting batches needs the role Accountant.", page.Find(".bl-why").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_period_of_a_company_one_does_not_see_is_not_there()
    {
        await using var books = await Books.OpenAsync();
        var march = await MarchBatches.FoundAsync(books);
        books.Actor = Books.Person("E. Elsewhere", Role.Accountant, new HashSet<int> { 99 });

        Assert.Contains("There is no such fiscal period, or it belongs to a company you do not see", Open(march).Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<LedgerExportPage> Open(MarchBatches march)
    {
        var books = march.Books;
        Services.AddSingleton(books.Get<Bell>()).AddSingleton(books.Get<Work>()).AddSingleton(books.Get<LedgerExportReader>()).AddSingleton(books.Get<LedgerExportService>())
            .AddSingleton(books.Get<LedgerRunReader>()).AddSingleton(books.Get<LedgerRunFeed>()).AddSingleton(books.Get<GlIntegrationReader>()).AddSingleton(books.Get<GlDeliveryService>()).AddSingleton(books.Get<StoredFileService>()).AddSingleton(books.Get<MailPolicy>());
        Render<MudPopoverProvider>();
        var page = Render<LedgerExportPage>(with => with.Add(p => p.Id, march.Period));
        page.WaitForElement("h1");
        return page;
    }

    private static IElement Box(IRenderedComponent<LedgerExportPage> page, string number) => page.Find($"input[aria-label='Select {number}']");

    private static bool Ticked(IRenderedComponent<LedgerExportPage> page, string number) => Box(page, number).HasAttribute("checked");

    private static IElement Button(IRenderedComponent<LedgerExportPage> page, string text) => page.FindAll("button").First(button => button.TextContent.Trim() == text);
}
