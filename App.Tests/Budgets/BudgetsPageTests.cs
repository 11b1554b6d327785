using BatchLedger.Budgets;
using BatchLedger.Data;
using BatchLedger.Ledgers;
using BatchLedger.Live;
using BatchLedger.People;
using BatchLedger.Tests.Ui;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace BatchLedger.Tests.Budgets;

public class BudgetsPageTests : UiStage
{
    [Fact]
    [Rule("S4.16")]
    public async Task Without_a_Budget_ledger_the_page_says_how_to_make_one()
    {
        await using var books = await Books.OpenAsync();
        await Association.FoundAsync(books);

        var page = Open(books, "/budgets");

        page.WaitForAssertion(() => Assert.Contains("Company ARG has no Budget ledger yet", page.Markup, StringComparison.Ordinal));
        Assert.Equal("/ledgers/new", page.Find(".bl-empty a").GetAttribute("href"));
    }

    [Fact]
    [Rule("S4.16")]
    public async Task What_the_browser_changed_is_saved_and_a_change_of_somebody_else_is_named()
    {
        await using var books = await Books.OpenAsync();
        var planned = await Planned.FoundAsync(books);
        var module = JSInterop.SetupModule();
        module.Mode = JSRuntimeMode.Loose;
        var page = Open(books, "/budgets?year=2026");
        var grid = page.WaitForComponent<BudgetGrid>();
        page.WaitForAssertion(() => Assert.Contains(module.Invocations, call => call.Identifier == "open"));
        Assert.Equal("Nothing was changed.", Save().GetAttribute("title"));

        Changes(module, planned.Cell("4010", 3, 12_00), planned.Cell("4010", 4, 5_00));
        await grid.InvokeAsync(() => grid.Instance.Counted(2, 0, 0));
        Assert.Contains("2 amounts not saved", page.Markup, StringComparison.Ordinal);
        await Save().ClickAsync(new());
        Assert.Equal(["4010/3 0 1200", "4010/4 0 500"], await planned.StoredAsync());
        Assert.Contains(module.Invocations, call => call.Identifier == "saved");

        books.Actor = Books.Person("B. Vega", Role.Accountant);
        await planned.SaveAsync(planned.Cell("4010", 3, 20_00, 12_00));
        books.Actor = Books.Person("R. Osei", Role.Controller);
        page.WaitForAssertion(() => Assert.Contains(module.Invocations, call => call.Identifier == "refresh"));
        Changes(module, planned.Cell("4010", 3, 1_00, 12_00));
        await grid.InvokeAsync(() => grid.Instance.Counted(1, 1, 0));
        Clock.Advance(TimeSpan.FromSeconds(1));
        await Save().ClickAsync(new());

        Assert.Contains("Account 4010, Mar 2026: B. Vega changed it to 20.00 meanwhile; yours is 1.00. Nothing was saved.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Contains("1 amount was changed by somebody else while you typed over it", page.Markup, StringComparison.Ordinal);
        Assert.Contains(page.FindAll("button"), button => button.TextContent == "Keep mine");

        AngleSharp.Dom.IElement Save() => page.FindAll("button").Single(button => button.TextContent == "Save");
    }

    [Fact]
    public async Task Who_may_not_change_a_budget_sees_it_and_reads_why()
    {
        await using var books = await Books.OpenAsync();
        await Planned.FoundAsync(books);
        books.Actor = Books.Person("S. Taff", Role.Staff);
        JSInterop.SetupModule().Mode = JSRuntimeMode.Loose;

        var page = Open(books, "/budgets?year=2026");

        page.WaitForAssertion(() => Assert.Contains("Changing set-up data", page.Find(".bl-why").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Budget_against_actual_leads_to_the_lines_behind_a_figure_and_to_the_files()
    {
        await using var books = await Books.OpenAsync();
        var planned = await Planned.FoundAsync(books);
        await planned.ActualAsync("4010", 3, 90_00);
        await planned.SaveAsync(planned.Cell("4010", 3, 120_00));

        var page = Open(books, "/budgets?tab=actual&year=2026&from=3&to=3");

        page.WaitForAssertion(() => Assert.Equal(["90.00", "120.00", "(30.00)", "75.0 %", "90.00", "120.00", "(30.00)", "75.0 %"],
            page.FindAll("tbody tr")[0].QuerySelectorAll("td").Select(cell => cell.TextContent)));
        Assert.Contains("/account-ledger?company=ARG&ledger=ACTUAL&account=4010&from=2026-03-01&to=2026-03-01", page.Find("tbody a").GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal(2, page.FindAll("a[download]").Count);
    }

    private static void Changes(BunitJSModuleInterop module, params BudgetCell[] cells)
    {
        module.Setup<BudgetCell[]>("changes", call => call.Arguments[1] is 0).SetResult(cells);
        module.Setup<BudgetCell[]>("changes", call => call.Arguments[1] is > 0).SetResult([]);
    }

    private IRenderedComponent<BudgetsPage> Open(Books books, string address)
    {
        Services.AddSingleton(books.Get<Bell>()).AddSingleton(books.Get<Work>()).AddSingleton(books.Get<BudgetService>()).AddSingleton(books.Get<BudgetCopy>())
            .AddSingleton(books.Get<BudgetComparisonReader>()).AddSingleton(books.Get<CompanyService>());
        Render<MudPopoverProvider>();
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<BudgetsPage>();
    }
}
