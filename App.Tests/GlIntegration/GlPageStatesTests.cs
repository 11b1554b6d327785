using AngleSharp.Dom;
using BatchLedger.Data;
using BatchLedger.GlConnections;
using BatchLedger.GlDeliveries;
using BatchLedger.GlIntegration;
using BatchLedger.Live;
using BatchLedger.OutsideGl;
using BatchLedger.People;
using BatchLedger.Shell;
using BatchLedger.Tests.Ui;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace BatchLedger.Tests.GlIntegration;

/// <summary>What the screen shows where something is missing, unknown or done by hand.</summary>
public class GlPageStatesTests : GlPageStage
{
    [Fact]
    [Rule("S2.17"), Rule("S2.18"), Rule("S2.19")]
    public async Task Recording_as_manually_added_says_that_nothing_is_sent_and_wants_a_reason()
    {
        await using var ground = await GlGround.OpenAsync();
        await ground.JournalAsync(new(2026, 3, 9));
        var (page, screen) = (Open(ground), Render<MudDialogProvider>());
        await page.Find("thead input").ChangeAsync(true);

        var asked = Button(page, "Record as manually added to GL").ClickAsync(new());
        screen.WaitForElement("textarea");
        Assert.Contains("This will NOT send it. To send, validate with the GL and then send.", screen.Markup, StringComparison.Ordinal);
        Assert.Contains("Only journals that balance are recorded.", screen.Markup, StringComparison.Ordinal);
        await Button(screen, "Record 1 journal").ClickAsync(new());
        Assert.Contains("Give a reason of 1 to 500 characters. It is kept with the journal.", screen.Markup, StringComparison.Ordinal);
        await screen.Find("textarea").InputAsync("Entered by hand in January");
        await screen.Find("input").InputAsync("3711");
        await Button(screen, "Record 1 journal").ClickAsync(new());
        await asked;

        page.WaitForAssertion(() => Assert.Equal("Recorded manually", Text(page.Find("tbody .bl-chip"))), Patience);
        Assert.Equal("3711", Text(page.Find("tbody td:nth-child(3)")));
        Assert.Contains("Entered by hand in January. Recorded by R. Osei; nothing was sent.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("S2.1")]
    public async Task With_the_module_off_there_is_one_sentence_and_the_way()
    {
        await using var ground = await GlGround.OpenAsync();
        await ground.SqlAsync("UPDATE \"Features\" SET \"GlIntegration\" = 0");

        var page = Open(ground);

        Assert.Contains("Sending journals to an accounting system needs GL integration, which is off. An administrator turns it on in Settings.", page.Markup, StringComparison.Ordinal);
        Assert.Equal("/settings", page.Find(".bl-empty a").GetAttribute("href"));
        Assert.Empty(page.FindAll("table"));
    }

    [Fact]
    public async Task Without_a_connection_the_way_leads_to_the_accounting_system_and_without_a_sign_in_a_banner_does()
    {
        await using var ground = await GlGround.OpenAsync(state: ConnectionState.NeedsSignIn);
        await ground.JournalAsync(new(2026, 3, 9));
        var page = Open(ground);
        Assert.StartsWith("QuickBooks Online does not take our sign-in any more.", Text(page.Find(".bl-banner.bad")), StringComparison.Ordinal);
        Assert.Contains("Validate Journals with GL", Assert.Single(WhyNot(page), why => why.Contains("sign-in", StringComparison.Ordinal)), StringComparison.Ordinal);

        await ground.SqlAsync("DELETE FROM \"GlConnections\"");
        ground.Books.Get<Bell>().Ring([Topics.Connections]);

        page.WaitForAssertion(() => Assert.Equal("/settings/accounting-system/ARG", page.Find(".bl-empty a").GetAttribute("href")), Patience);
    }

    [Fact]
    public async Task Who_may_not_send_reads_why_and_sees_all_the_same()
    {
        await using var ground = await GlGround.OpenAsync();
        await ground.JournalAsync(new(2026, 3, 9));
        ground.Books.Actor = Books.Person("S. Staff", Role.Staff);

        var page = Open(ground);

        Assert.StartsWith("Record as manually added to GL, Validate Journals with GL, Send to GL: Sending journals to the GL needs the role Accountant.", Assert.Single(WhyNot(page)), StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll("tbody tr"));
    }

    [Fact]
    public async Task An_unknown_one_says_that_it_is_looked_up_and_a_failed_one_can_be_tried_again_from_what_happened()
    {
        await using var ground = await GlGround.OpenAsync();
        await ground.DeliveryAsync(await ground.JournalAsync(new(2026, 3, 8)), GlDeliveryState.Unknown, d => (d.Reason, d.DueAt) = ("No answer after 30 s.", Books.Start.AddSeconds(15)));
        await ground.DeliveryAsync(await ground.JournalAsync(new(2026, 3, 9)), GlDeliveryState.Failed, d => d.Reason = "The books are closed through 31 Mar 2026.");
        var (page, screen) = (Open(ground), Render<MudDialogProvider>());
        Assert.Contains("No answer after 30 s. It is being looked up, not sent again; look-up 1 at 09:00:15 UTC.", page.Markup, StringComparison.Ordinal);

        var asked = page.Find("button[aria-label='More about J-000102']").ClickAsync(new());
        screen.WaitForElement(".mud-dialog");
        await Button(screen, "Retry").ClickAsync(new());

        screen.WaitForAssertion(() => Assert.Contains("Asked to be validated and sent to QuickBooks Online once more.", screen.Find(".bl-timeline").TextContent, StringComparison.Ordinal), Patience);
        page.WaitForAssertion(() => Assert.Equal(["Unknown", "Validating"], page.FindAll("tbody tr .bl-chip").Select(Text)), Patience);
        await Button(screen, "Close").ClickAsync(new());
        await asked;
    }

    [Fact]
    [Rule("S2.11")]
    public void That_loading_takes_longer_is_said_once_it_does()
    {
        var notice = Render<SlowNotice>(with => with.Add(n => n.Text, "The longer ago, the longer it takes."));
        Assert.Equal("Loading…", notice.Find("p").TextContent.Trim());

        Clock.Advance(TimeSpan.FromSeconds(2));

        notice.WaitForAssertion(() => Assert.Equal("Loading… The longer ago, the longer it takes.", notice.Find("p").TextContent));
    }
}
