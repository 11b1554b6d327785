using BatchLedger.Journals;
using BatchLedger.LedgerFiles;
using BatchLedger.Tests.Mail;
using BatchLedger.Tests.Ui;
using BatchLedger.Ui;
using Bunit;
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
        Services.AddSingleton(rig.Files);
        Render<MudPopoverProvider>();
        var screen = Render<MudDialogProvider>();
        var asked = screen.InvokeAsync(() => Services.GetRequiredService<Dialogs>().LedgerAsync("B-000001", LedgerKind.Detail));
        screen.WaitForElement(until);
        return (screen, asked);
    }
}
