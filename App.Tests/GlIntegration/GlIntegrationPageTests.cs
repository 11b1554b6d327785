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

public class GlIntegrationPageTests : GlPageStage
{
    [Fact]
    [Rule("S2.4")]
    public async Task The_page_says_where_journals_go_what_is_the_oldest_and_how_many_transactions_wait()
    {
        await using var ground = await GlGround.OpenAsync();
        await ground.JournalAsync(new(2026, 3, 9), transactions: 8);

        var page = Open(ground);

        Assert.Contains(PaletteCommands.Pages, command => command is { Text: "GL integration", Address: "/gl-integration" });
        Assert.Equal("QuickBooks Online · River Guides (their books) (sandbox) · connected", page.Find(".bl-sub").TextContent.Trim());
        Assert.Equal(["Oldest journal not sent 09 Mar 2026", "Transactions not posted to GL 8in 1 journal"], page.FindAll(".bl-fact").Select(Text));
    }

    [Fact]
    [Rule("S2.9")]
    public async Task A_range_that_hides_the_oldest_offers_its_day()
    {
        await using var ground = await GlGround.OpenAsync();
        foreach (var day in new DateOnly[] { new(2026, 2, 12), new(2026, 2, 20), new(2026, 3, 9) }) await ground.JournalAsync(day);

        var page = Open(ground);

        var banner = page.Find(".bl-banner");
        Assert.StartsWith("Your From date (3 Mar) hides 2 journals; the oldest not sent is of 12 Feb.", Text(banner), StringComparison.Ordinal);
        Assert.Equal(("Use 12 Feb", "/gl-integration?company=ARG&from=2026-02-12&to=2026-03-10"), (banner.QuerySelector("a")!.TextContent, banner.QuerySelector("a")!.GetAttribute("href")));
    }

    [Fact]
    [Rule("S2.12")]
    public async Task The_journal_opens_in_a_new_tab_and_its_outside_number_is_tba_until_it_has_one()
    {
        await using var ground = await GlGround.OpenAsync();
        await ground.JournalAsync(new(2026, 3, 9));
        await ground.DeliveryAsync(await ground.JournalAsync(new(2026, 3, 9)), GlDeliveryState.Sent, d => d.OutsideId = "3711");

        var page = Open(ground);

        var link = page.Find("a[href='/journals/J-000101']");
        Assert.Equal(("_blank", "noopener"), (link.GetAttribute("target"), link.GetAttribute("rel")));
        Assert.Equal(["TBA", "3711"], page.FindAll("tbody tr td:nth-child(3)").Select(Text));
    }

    [Fact]
    [Rule("S2.13")]
    public async Task Journals_are_chosen_one_by_one_or_all_at_once_and_those_outside_have_no_box()
    {
        await using var ground = await GlGround.OpenAsync();
        await ground.JournalAsync(new(2026, 3, 8));
        await ground.JournalAsync(new(2026, 3, 9));
        await ground.DeliveryAsync(await ground.JournalAsync(new(2026, 3, 9)), GlDeliveryState.Sent);
        var page = Open(ground);

        await page.Find("input[aria-label='Select J-000102']").ChangeAsync(true);
        Assert.Contains("1 of 3 journals selected", page.Markup, StringComparison.Ordinal);
        await page.Find("input[aria-label='Select all 2 journals of the range']").ChangeAsync(true);
        Assert.Contains("2 of 3 journals selected", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("input[aria-label='Select J-000103']"));
    }

    [Fact]
    [Rule("S2.14"), Rule("S2.3")]
    public async Task Validate_asks_for_what_is_ticked_and_everybody_who_looks_sees_it()
    {
        await using var ground = await GlGround.OpenAsync();
        await ground.JournalAsync(new(2026, 3, 8));
        await ground.JournalAsync(new(2026, 3, 9));
        var (mine, other) = (Open(ground), Render<GlIntegrationPage>());

        await mine.Find("input[aria-label='Select J-000102']").ChangeAsync(true);
        await Button(mine, "Validate Journals with GL").ClickAsync(new());

        foreach (var page in new[] { mine, other })
            page.WaitForAssertion(() => Assert.Equal(["Not sent", "Validating"], page.FindAll("tbody tr .bl-chip").Select(Text)), Patience);
        Assert.Equal(["1 not sent", "1 validating"], other.FindAll(".bl-chips > .bl-chip").Select(Text));
        await using var db = ground.Books.Db();
        Assert.Equal(GlDeliveryState.Checking, (await db.GlDeliveries.SingleAsync()).State);
    }

    [Fact]
    [Rule("S2.15"), Rule("S2.16")]
    public async Task Send_says_why_not_until_every_ticked_journal_is_valid_and_the_invalid_can_be_let_go()
    {
        await using var ground = await GlGround.OpenAsync();
        await ground.DeliveryAsync(await ground.JournalAsync(new(2026, 3, 8)), GlDeliveryState.Valid, Checked);
        var invalid = await ground.JournalAsync(new(2026, 3, 9));
        await ground.DeliveryAsync(invalid, GlDeliveryState.Invalid, d => d.Findings.Add(new() { Ordinal = 1, LineNo = 4, Code = "AccountInactive", Message = "Account 4010 is inactive in QuickBooks Online.", AccountCode = "4010" }));
        await ground.JournalAsync(new(2026, 3, 9));
        var (page, screen) = (Open(ground), Render<MudDialogProvider>());
        Assert.Equal("Send to GL", Assert.Single(WhyNot(page), why => why.Contains("Send", StringComparison.Ordinal)).Split(':')[0].Split(", ")[^1]);
        Assert.Contains("Line 4: Account 4010 is inactive in QuickBooks Online.", page.Markup, StringComparison.Ordinal);
        Assert.Equal("/settings/accounting-system/ARG/mapping", page.FindAll("tbody a").Single(a => a.TextContent == "Map another").GetAttribute("href")!.Split('?')[0]);

        await page.Find("thead input").ChangeAsync(true);
        Assert.Contains("Send to GL: 1 of 3 selected journals is not valid.", WhyNot(page));
        await Button(page, "Deselect the invalid").ClickAsync(new());
        Assert.Empty(WhyNot(page));

        var asked = Button(page, "Send to GL").ClickAsync(new());
        screen.WaitForAssertion(() => Assert.Contains("J-000101 goes into River Guides (their books) of QuickBooks Online.", screen.Markup, StringComparison.Ordinal));
        await screen.FindAll("button").Single(button => Text(button) == "Send 1 journal").ClickAsync(new());
        await asked;

        page.WaitForAssertion(() => Assert.Equal(["Waiting to be sent", "Invalid", "Not sent"], page.FindAll("tbody tr .bl-chip").Select(Text)), Patience);
    }

    [Fact]
    public async Task What_became_invalid_while_the_question_stood_is_refused_in_the_words_of_the_service()
    {
        await using var ground = await GlGround.OpenAsync();
        await ground.DeliveryAsync(await ground.JournalAsync(new(2026, 3, 8)), GlDeliveryState.Valid, Checked);
        var (page, screen) = (Open(ground), Render<MudDialogProvider>());
        await page.Find("thead input").ChangeAsync(true);
        var asked = Button(page, "Send to GL").ClickAsync(new());
        screen.WaitForElement(".mud-dialog-actions");

        await ground.SqlAsync("UPDATE \"GlDeliveries\" SET \"State\" = 'Invalid'");
        await screen.FindAll("button").Single(button => Text(button) == "Send 1 journal").ClickAsync(new());

        screen.WaitForAssertion(() => Assert.Contains("1 of the 1 chosen journals is not valid: J-000101 (invalid). Validate them, or leave them out.", screen.Markup, StringComparison.Ordinal));
        Assert.False(asked.IsCompleted);
    }

    [Fact]
    [Rule("S2.20")]
    public async Task The_order_of_the_guide_is_shown_and_where_one_is()
    {
        await using var ground = await GlGround.OpenAsync();
        await ground.JournalAsync(new(2026, 3, 9));
        var page = Open(ground);

        Assert.Equal(["Dates and Refresh", "Review and select", "Validate", "Send"], page.FindAll(".bl-steps li").Select(Text));
        Assert.Equal("Review and select", Text(page.Find("[aria-current=step]")));
        await page.Find("thead input").ChangeAsync(true);
        Assert.Equal("Validate", Text(page.Find("[aria-current=step]")));
    }

    [Fact]
    [Rule("S2.7"), Rule("S2.10")]
    public async Task Refresh_takes_the_dates_into_the_address_and_wants_them_in_order()
    {
        await using var ground = await GlGround.OpenAsync();
        await ground.JournalAsync(new(2026, 2, 12));
        var page = Open(ground);
        var days = page.FindAll("form input");

        await days[0].ChangeAsync("4/1/2026");
        await page.Find("form").SubmitAsync();
        Assert.Contains("From is after Up To.", page.Markup, StringComparison.Ordinal);
        await page.FindAll("form input")[0].ChangeAsync("2/1/2026");
        await page.Find("form").SubmitAsync();

        Assert.EndsWith("?from=2026-02-01&to=2026-03-10", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")), Patience);
    }
}
