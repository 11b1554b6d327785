using AngleSharp.Dom;
using BatchLedger.BankReconciliations;
using BatchLedger.Live;
using BatchLedger.People;
using BatchLedger.Tests.Ui;
using BatchLedger.Transactions;
using BatchLedger.Ui;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace BatchLedger.Tests.BankReconciliations;

public class ReconciliationPageTests : UiStage
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_tick_moves_the_difference_for_everybody_who_looks_and_Finish_says_its_numbers()
    {
        await using var bank = await TrustBank.OpenAsync();
        await bank.MovedAsync("02-02", 500_00);
        await bank.MovedAsync("02-20", -120_00);
        var open = await bank.StartedAsync("02-28", 380_00);
        var (mine, theirs) = (Open(bank, open), Open(bank, open));
        Assert.Equal("380.00", Difference(mine));

        Box(mine, "T-000001").Change(true);
        theirs.WaitForAssertion(() => Assert.Equal(("(120.00)", true), (Difference(theirs), Box(theirs, "T-000001").IsChecked())), Patience);
        mine.WaitForAssertion(() => Assert.Contains("The difference is -120.00, not 0.00: opening 0.00, ticked in 500.00, ticked out 0.00, closing 380.00.", mine.Find(".bl-why").TextContent, StringComparison.Ordinal), Patience);

        Box(theirs, "T-000002").Change(true);
        mine.WaitForAssertion(() => Assert.Equal("0.00", Difference(mine)), Patience);
        mine.WaitForAssertion(() => Assert.Null(Button(mine, "Finish").GetAttribute("aria-disabled")), Patience);
    }

    [Fact]
    public async Task What_is_refused_is_said_and_the_box_is_as_it_was()
    {
        await using var bank = await TrustBank.OpenAsync();
        var moved = await bank.MovedAsync("02-02", 500_00);
        var open = await bank.StartedAsync("02-28", 500_00);
        var page = Open(bank, open);
        bank.Books.Actor = Books.Person("S. Wren", Role.Staff);

        Box(page, "T-000001").Change(true);

        page.WaitForAssertion(() => Assert.NotEmpty(Services.GetRequiredService<Toasts>().Shown), Patience);
        Assert.Contains("Reconciling the trust bank", Services.GetRequiredService<Toasts>().Shown.Single().Text, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.False(Box(page, "T-000001").IsChecked()), Patience);
        Assert.Equal(moved.Number, await bank.ItemsAsync(open));
    }

    [Fact]
    public async Task All_that_is_shown_is_ticked_at_once_and_only_that()
    {
        await using var bank = await TrustBank.OpenAsync();
        for (var day = 1; day <= 28; day++)
            for (var one = 0; one < 4; one++) await bank.MovedAsync($"02-{day:00}", 10_00);
        await bank.MovedAsync("02-27", -5_00);
        var open = await bank.StartedAsync("02-28", 1_120_00);
        var page = Open(bank, open, "?show=In");
        Assert.Contains("1–50 of 112", page.Markup, StringComparison.Ordinal);

        Button(page, "Tick all shown").Click();

        page.WaitForAssertion(() => Assert.Equal("0.00", Difference(page)), Patience);
        Assert.Equal("112 items ticked.", Services.GetRequiredService<Toasts>().Shown.Single().Text);
        Assert.Equal("T-000113", await bank.ItemsAsync(open, ItemShow.NotTicked));
    }

    [Fact]
    public async Task A_finished_one_is_read_only_and_says_by_whom_when_and_what_was_not_presented()
    {
        await using var bank = await TrustBank.OpenAsync();
        var rent = await bank.MovedAsync("02-02", 500_00);
        await bank.MovedAsync("02-20", 40_00);
        var page = Open(bank, await bank.FinishedAsync("02-28", 500_00, rent));

        Assert.Empty(page.FindAll("input[type=checkbox]"));
        Assert.Empty(page.FindAll(".bl-head .bl-bar"));
        Assert.Contains("R. Osei, 10 Mar 2026 09:00 UTC", page.Markup, StringComparison.Ordinal);
        Assert.Equal(["Opening balance 0.00", "Receipts 500.00", "Payments 0.00", "Closing balance 500.00", "Not presented 40.00", "Book balance 540.00"],
            page.FindAll(".bl-fact").Select(fact => $"{fact.QuerySelector("dt")!.TextContent} {fact.QuerySelector("dd")!.TextContent}"));
    }

    [Fact]
    public async Task The_list_moves_by_itself_and_a_second_one_is_not_begun_while_one_is_open()
    {
        await using var bank = await TrustBank.OpenAsync();
        await bank.FinishedAsync("02-03", 0);
        Serve(bank);
        var list = Render<ReconciliationList>(with => with.Add(p => p.CompanyId, bank.Association.Company.Id));
        list.WaitForAssertion(() => Assert.Null(Button(list, "New reconciliation").GetAttribute("aria-disabled")), Patience);

        await bank.StartedAsync("02-28", 12_50);

        list.WaitForAssertion(() => Assert.Equal(["BR-000002", "BR-000001"], list.FindAll("tbody a").Select(a => a.TextContent)), Patience);
        list.WaitForAssertion(() => Assert.Contains("BR-000002 of 28 Feb 2026 is still open. Finish or discard it first.", list.Find(".bl-why").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal(["BR-000002", "28 Feb 2026", "Open", "0.00", "–", "–", "12.50", "12.50", ""], list.FindAll("tbody tr")[0].QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()));
    }

    [Fact]
    public async Task One_that_was_discarded_while_somebody_looks_is_gone_in_words()
    {
        await using var bank = await TrustBank.OpenAsync();
        var open = await bank.StartedAsync("02-28", 0);
        var page = Open(bank, open);

        Assert.Null(await bank.Service.DiscardAsync(open.Number));

        page.WaitForAssertion(() => Assert.Contains("BR-000001 was not found", page.Markup, StringComparison.Ordinal), Patience);
    }

    private IRenderedComponent<ReconciliationPage> Open(TrustBank bank, Reconciliation of, string query = "")
    {
        Serve(bank);
        Services.GetRequiredService<NavigationManager>().NavigateTo($"{of.Address}{query}");
        var page = Render<ReconciliationPage>(with => with.Add(p => p.Number, of.Number));
        page.WaitForState(() => page.FindAll("h1").Count > 0 && !page.Markup.Contains("Loading…", StringComparison.Ordinal), Patience);
        return page;
    }

    private bool served;

    private void Serve(TrustBank bank)
    {
        if (served) return;
        served = true;
        Services.AddSingleton(bank.Books.Get<Bell>()).AddSingleton(bank.Service).AddSingleton(bank.Reader);
        Render<MudPopoverProvider>();
    }

    private static string Difference(IRenderedComponent<ReconciliationPage> page) => page.Find("output").TextContent;

    private static IElement Box(IRenderedComponent<ReconciliationPage> page, string number) => page.Find($"input[aria-label='{number} presented']");

    private static IElement Button<T>(IRenderedComponent<T> page, string text) where T : IComponent => page.FindAll("button").First(button => button.TextContent.Trim() == text);
}
