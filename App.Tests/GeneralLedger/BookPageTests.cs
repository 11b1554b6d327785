using BatchLedger.GeneralLedger;
using BatchLedger.Live;
using BatchLedger.Tests.Ui;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace BatchLedger.Tests.GeneralLedger;

public class BookPageTests : UiStage
{
    [Fact]
    public async Task Each_account_is_one_click_from_its_ledger_with_the_same_filter()
    {
        await using var ground = await OpenAsync();
        Go("/trial-balance?to=2026-02-01&branch=WEST");

        var page = Render<TrialBalancePage>();

        page.WaitForAssertion(() => Assert.Equal(["1010", "4010"], page.FindAll("tbody td:first-child a").Select(a => a.TextContent)));
        Assert.Equal("/account-ledger?company=ARG&ledger=ACTUAL&from=2026-01-01&to=2026-02-01&branch=WEST&account=1010", page.Find("tbody a").GetAttribute("href"));
        Assert.Equal(["–", "–", "200.00", "–", "200.00", "–"], page.FindAll("tbody tr:first-child td.bl-num").Select(td => td.TextContent));
        Assert.Equal(["–", "–", "200.00", "200.00", "200.00", "200.00"], page.FindAll("tfoot td.bl-num").Select(td => td.TextContent));
    }

    [Fact]
    public async Task A_choice_goes_into_the_address_and_an_empty_part_says_why_it_is_empty()
    {
        await using var ground = await OpenAsync();
        Go("/trial-balance?department=EV&to=2026-01-01&from=2026-01-01");
        var page = Render<TrialBalancePage>();
        page.WaitForAssertion(() => Assert.Contains("Nothing in ledger ACTUAL of ARG, Jan 2026, department EV", page.Markup, StringComparison.Ordinal));
        Assert.Contains("No posted line has this branch and department up to this period.", page.Markup, StringComparison.Ordinal);

        await page.FindAll("label.bl-book-pick").Single(l => l.TextContent.StartsWith("From", StringComparison.Ordinal)).QuerySelector("select")!.ChangeAsync(new() { Value = "2026-04-01" });

        Assert.EndsWith("/trial-balance?department=EV&to=2026-04-01&from=2026-04-01", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_posted_a_moment_ago_shows_without_a_refresh()
    {
        await using var ground = await OpenAsync();
        Go("/trial-balance?from=2026-05-01&to=2026-05-01");
        var page = Render<TrialBalancePage>();
        page.WaitForAssertion(() => Assert.Contains("Operating bank", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("7,777.00", page.Markup, StringComparison.Ordinal);

        await ground.JournalAsync("B-MAY", 5, ground.Line("1010", 7_777_00, 0), ground.Line("4010", 0, 7_777_00));
        await ground.PostAsync("B-MAY");

        page.WaitForAssertion(() => Assert.Contains("7,777.00", page.Markup, StringComparison.Ordinal), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task The_account_ledger_shows_each_line_with_its_balance_and_leads_to_where_it_comes_from()
    {
        await using var ground = await OpenAsync();
        Go("/account-ledger?account=1010&from=2026-02-01&to=2026-03-01");

        var page = Render<AccountLedgerPage>();

        page.WaitForAssertion(() => Assert.Equal(50, page.FindAll("table[aria-label='Lines'] tbody tr").Count));
        var row = page.FindAll("table[aria-label='Lines'] tbody tr")[0];
        Assert.Equal(["/journals/J-000003", "/transactions/T-000003", "/batches/B-FEB"], row.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        Assert.Equal("250.00 Dr", row.QuerySelectorAll("td")[^1].TextContent);
        Assert.Equal("300.00 Dr", page.FindAll(".bl-fact dd")[0].TextContent);
        Assert.Contains("1–50 of 136", page.Find(".bl-pager").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_account_it_asks_for_one_and_who_may_take_no_files_is_told()
    {
        await using var ground = await OpenAsync();
        ground.Books.Actor = Books.Person("V. Iewer", BatchLedger.People.Role.Viewer);
        Go("/account-ledger");

        var page = Render<AccountLedgerPage>();

        page.WaitForAssertion(() => Assert.Contains("Choose an account", page.Markup, StringComparison.Ordinal));
        Go("/account-ledger?account=1010");
        var chosen = Render<AccountLedgerPage>();
        chosen.WaitForAssertion(() => Assert.Contains("Taking ledger files", chosen.Find(".bl-why").TextContent, StringComparison.Ordinal));
    }

    private void Go(string address) => Services.GetRequiredService<NavigationManager>().NavigateTo(address);

    private async Task<BookGround> OpenAsync()
    {
        var ground = await BookGround.PostedAsync();
        Services.AddSingleton(ground.Reader);
        Services.AddSingleton(ground.Books.Get<Bell>());
        Render<MudPopoverProvider>();
        return ground;
    }
}
