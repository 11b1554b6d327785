using BatchLedger.GlFormats;
using BatchLedger.Journals;
using BatchLedger.LedgerFiles;
using BatchLedger.Ledgers;
using BatchLedger.Tests.Mail;
using BatchLedger.Tests.Ui;
using BatchLedger.Ui;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace BatchLedger.Tests.LedgerFiles;

public class LedgerDialogTests : UiStage
{
    [Fact, Rule("S0.15"), Rule("S1.21")]
    public async Task The_pop_up_says_to_which_address_the_ledger_will_be_e_mailed_and_schedule_process_sends_it()
    {
        await using var rig = await LedgerRig.PostedAsync();
        var (screen, asked) = Open(rig);

        Assert.Contains("The ledger will be e-mailed to the address below, as BatchLedger_B-000001_Detail_2026-03-10.zip. Check that the address is correct.", screen.Markup, StringComparison.Ordinal);
        Assert.Equal("rosei@example.org", screen.Find("input[type=email]").GetAttribute("value"));
        Assert.Equal("/batches/B-000001/ledger/detail", screen.Find("a[download]").GetAttribute("href"));

        await screen.Find(".bl-btn.primary").ClickAsync(new());

        Assert.True(await asked);
        Assert.Equal("rosei@example.org", Assert.Single(await rig.Books.MailsNowAsync()).Recipient);
        Assert.Equal("Ledger (Detail) of batch B-000001 is on its way to rosei@example.org.", Assert.Single(Services.GetRequiredService<Toasts>().Shown).Text);
    }

    [Fact, Rule("S0.16")]
    public async Task Another_address_can_be_typed_and_one_outside_the_house_is_pointed_out()
    {
        await using var rig = await LedgerRig.PostedAsync();
        var (screen, asked) = Open(rig);
        Assert.Empty(screen.FindAll(".bl-banner"));

        await screen.Find("input[type=email]").InputAsync("books@elsewhere.net");
        Assert.Contains("elsewhere.net is outside example.org.", screen.Find(".bl-banner").TextContent, StringComparison.Ordinal);

        await screen.Find(".bl-btn.primary").ClickAsync(new());
        Assert.True(await asked);
        Assert.Equal("books@elsewhere.net", Assert.Single(await rig.Books.MailsNowAsync()).Recipient);
    }

    [Fact, Rule("S0.14")]
    public async Task The_format_of_the_accounting_system_can_be_chosen_and_a_second_import_is_warned_about()
    {
        await using var rig = await LedgerRig.PostedAsync();
        await rig.ChangeAsync(async db => (await db.Companies.SingleAsync()).AccountingSystem = AccountingSystem.QuickBooksOnline);
        (await rig.Files.DownloadAsync(new("B-000001", LedgerKind.Summary, LedgerFormat.GenericCsv))).Value!.Dispose();
        var (screen, asked) = Open(rig);
        Assert.Equal(["Excel", "QuickBooks Online CSV", "Generic CSV"], screen.FindAll("select option").Select(option => option.TextContent));
        Assert.Empty(screen.FindAll(".bl-banner"));

        await screen.Find("select").ChangeAsync(new() { Value = nameof(LedgerFormat.QuickBooksOnlineCsv) });

        Assert.Contains("as BatchLedger_B-000001_Detail_2026-03-10_qbo.zip.", screen.Markup, StringComparison.Ordinal);
        Assert.Equal("/batches/B-000001/ledger/detail?format=qbo-csv", screen.Find("a[download]").GetAttribute("href"));
        Assert.Equal("Journal J-000001 already left as Generic CSV on 10 Mar 2026 (by R. Osei). Importing it twice doubles it.", screen.Find(".bl-banner").TextContent.Trim());
        await screen.Find(".bl-btn.primary").ClickAsync(new());
        Assert.True(await asked);
        Assert.Equal("BatchLedger_B-000001_Detail_2026-03-10_qbo.zip", Assert.Single(await rig.Books.MailsNowAsync()).AttachmentName);
    }

    [Fact]
    public async Task A_format_that_cannot_hold_the_ledger_offers_no_download_and_names_the_lines()
    {
        await using var rig = await LedgerRig.PostedAsync();
        await rig.ChangeAsync(async db =>
        {
            (await db.Companies.SingleAsync()).AccountingSystem = AccountingSystem.QuickBooksOnline;
            (await db.Accounts.SingleAsync(a => a.Code == "1010")).Name = "=cmd|bank";
        });
        var (screen, _) = Open(rig);

        await screen.Find("select").ChangeAsync(new() { Value = nameof(LedgerFormat.QuickBooksOnlineCsv) });
        Assert.Empty(screen.FindAll("a[download]"));
        Assert.Contains("begins like a formula", screen.Find("[role=alert]").TextContent, StringComparison.Ordinal);

        await screen.Find("select").ChangeAsync(new() { Value = nameof(LedgerFormat.Excel) });
        Assert.Single(screen.FindAll("a[download]"));
        Assert.Empty(screen.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task A_wrong_address_is_refused_in_the_open_dialog_and_corrected_there()
    {
        await using var rig = await LedgerRig.PostedAsync();
        var (screen, asked) = Open(rig);

        await screen.Find("input[type=email]").InputAsync("rosei@example.org, ceo@example.org");
        await screen.Find(".bl-btn.primary").ClickAsync(new());
        Assert.Contains("is not one plain mail address", screen.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Empty(await rig.Books.MailsNowAsync());

        await screen.Find("input[type=email]").InputAsync("rosei@example.org");
        await screen.Find(".bl-btn.primary").ClickAsync(new());
        Assert.True(await asked);
    }

    [Fact]
    public async Task A_batch_that_was_reopened_meanwhile_offers_nothing_and_says_why()
    {
        await using var rig = await LedgerRig.ReadyAsync();
        var (screen, asked) = Open(rig, "[role=alert]");

        Assert.Contains("Batch B-000001 is closed. Post it before taking its ledger.", screen.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Empty(screen.FindAll("a[download], input, .bl-btn.primary"));
        await screen.Find(".bl-btn").ClickAsync(new());
        Assert.False(await asked);
    }

    private (IRenderedComponent<MudDialogProvider> Screen, Task<bool> Asked) Open(LedgerRig rig, string until = "input[type=email]")
    {
        Services.AddSingleton(rig.Files).AddSingleton(rig.Books.Get<BatchLedger.Mail.MailPolicy>());
        Render<MudPopoverProvider>();
        var screen = Render<MudDialogProvider>();
        var asked = screen.InvokeAsync(() => Services.GetRequiredService<Dialogs>().LedgerAsync("B-000001", LedgerKind.Detail));
        screen.WaitForElement(until);
        return (screen, asked);
    }
}
