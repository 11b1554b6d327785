using BatchLedger.Data;
using BatchLedger.Features;
using BatchLedger.Ledgers;
using BatchLedger.Settings;
using BatchLedger.Tests.Settings;
using BatchLedger.Tests.Ui;
using BatchLedger.Ui;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace BatchLedger.Tests.Ledgers;

public class LedgerPageTests : LedgerStage
{
    [Fact]
    [Rule("S4.1"), Rule("S4.5"), Rule("S4.6")]
    public async Task The_toolbar_has_the_standard_buttons_and_Change_ID_which_specifies_a_new_one()
    {
        await using var books = await OpenAsync();
        await LedgerSituations.MakeAsync(books, "BudgetNew");
        var page = Open("L");
        Assert.Equal(["Save", "New", "Change ID", "Delete"], page.FindAll(".bl-head button").Select(b => b.TextContent.Trim()));

        var asked = page.FindAll("button").Single(b => b.TextContent.Trim() == "Change ID").ClickAsync(new());
        Screen.WaitForAssertion(() => Assert.Contains("Specify New ID", Screen.Markup, StringComparison.Ordinal));
        await Screen.Field("New ID").ChangeAsync(new ChangeEventArgs { Value = "L!" });
        await PressAsync(Screen, "Change ID");
        Screen.WaitForAssertion(() => Assert.Contains("may hold letters and digits only", Screen.Markup, StringComparison.Ordinal));
        await Screen.Field("New ID").ChangeAsync(new ChangeEventArgs { Value = "bud26" });
        await PressAsync(Screen, "Change ID");
        await asked;

        Assert.EndsWith("/ledgers/BUD26", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("S4.1"), Rule("S4.5"), Rule("S4.7"), Rule("S4.10"), Rule("S4.12")]
    public async Task A_ledger_is_entered_on_the_form_with_one_of_four_types_keeps_its_ID_and_is_deleted_there()
    {
        await using var books = await OpenAsync();
        var form = Open(null);
        Assert.Equal(["Actual", "Budget", "Reporting", "Statistical"], form.FindComponent<Pick<LedgerType>>().Instance.Options.Select(type => type.ToString()));
        Assert.False(form.Field("Ledger ID").HasAttribute("readonly"));
        await form.Field("Ledger ID").ChangeAsync(new ChangeEventArgs { Value = "main" });
        await form.Field("Description").ChangeAsync(new ChangeEventArgs { Value = "Main book" });
        await form.Field("Currency").ChangeAsync(new ChangeEventArgs { Value = "EUR" });
        await PressAsync(form, "Save");
        Assert.EndsWith("/ledgers/MAIN", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);

        var page = Open("MAIN");
        Assert.Equal(("MAIN", true, "Main book"), (page.Field("Ledger ID").GetAttribute("value"), page.Field("Ledger ID").HasAttribute("readonly"), page.Field("Description").GetAttribute("value")));
        var asked = PressAsync(page, "Delete");
        Screen.WaitForAssertion(() => Assert.Contains("Delete ledger MAIN?", Screen.Markup, StringComparison.Ordinal));
        await PressAsync(Screen, "Delete ledger");
        await asked;

        Assert.EndsWith("/ledgers", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        Assert.Null(await books.Get<LedgerReader>().FindAsync("MAIN"));
    }

    [Fact]
    public async Task An_open_page_follows_the_ledger_to_its_new_ID()
    {
        await using var books = await OpenAsync();
        await LedgerSituations.MakeAsync(books, "BudgetNew");
        var page = Open("L");

        Assert.Null((await books.Get<LedgerService>().ChangeIdAsync("L", null, "PLAN")).Refusal);

        page.WaitForAssertion(() => Assert.EndsWith("/ledgers/PLAN", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_typed_is_saved_and_a_refusal_keeps_it()
    {
        await using var books = await OpenAsync();
        await LedgerSituations.MakeAsync(books, "BudgetNew");
        var page = Open("L");

        await page.Field("Description").ChangeAsync(new ChangeEventArgs { Value = "" });
        await PressAsync(page, "Save");
        page.WaitForAssertion(() => Assert.Contains("Enter the ledger's description.", page.Markup, StringComparison.Ordinal));
        Clock.Advance(TimeSpan.FromSeconds(1));
        await page.Field("Description").ChangeAsync(new ChangeEventArgs { Value = "Budget of the year" });
        await PressAsync(page, "Save");

        page.WaitForAssertion(() => Assert.Equal("Budget of the year", page.Find("h1").TextContent.Trim()));
    }

    [Fact]
    public async Task What_is_being_typed_stays_when_somebody_else_is_quicker_and_the_version_tells()
    {
        await using var books = await OpenAsync();
        await LedgerSituations.MakeAsync(books, "BudgetNew");
        var page = Open("L");
        await page.Field("Description").ChangeAsync(new ChangeEventArgs { Value = "Mine" });
        var theirs = LedgerDraft.Of((await books.Get<LedgerReader>().FindAsync("L"))!.Ledger);
        theirs.Description = "Theirs";
        Assert.Null((await books.Get<LedgerService>().SaveAsync(theirs)).Refusal);

        page.WaitForAssertion(() => Assert.Equal("Theirs", page.Find("h1").TextContent.Trim()), TimeSpan.FromSeconds(5));
        Assert.Equal("Mine", page.Field("Description").GetAttribute("value"));
        await PressAsync(page, "Save");
        page.WaitForAssertion(() => Assert.Contains("Ledger L was changed by R. Osei", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    [Rule("S4.28"), Rule("S4.30"), Rule("S4.35")]
    public async Task The_Companies_tab_lists_them_with_a_toolbar_of_standard_and_own_buttons()
    {
        await using var books = await OpenAsync();
        await LedgerSituations.MakeAsync(books, "BudgetCompanies");
        var page = Open("L");

        page.WaitForAssertion(() => Assert.Equal(["ARG", "Association of River Guides", "yes", "Without Branches"], page.FindAll("tbody td").Take(4).Select(cell => cell.TextContent.Trim())));
        Assert.Equal(["Company", "Company Name", "Active", "Company Type", "Remove"], page.FindAll("th").Select(head => head.TextContent.Trim()));
        Assert.Equal("Search companies", page.Find(".bl-grid-tools input[type=search]").GetAttribute("aria-label"));
        Assert.Equal("Columns", page.Find(".bl-grid-tools summary").TextContent.Trim());
        Assert.Null(WhyNot(page, "Add company"));
    }

    [Fact]
    [Rule("S4.28"), Rule("S4.35")]
    public async Task The_buttons_of_the_Companies_tab_add_a_company_and_take_it_out()
    {
        await using var books = await OpenAsync();
        await LedgerSituations.MakeAsync(books, "BudgetNew");
        var page = Open("L");
        page.WaitForAssertion(() => Assert.Contains("No company keeps this ledger", page.Markup, StringComparison.Ordinal));

        var asked = PressAsync(page, "Add company");
        Screen.WaitForAssertion(() => Assert.Equal(["ARG"], Screen.FindComponent<Pick<CompanyChoice>>().Instance.Options.Select(c => c.Code)));
        var company = Screen.FindComponent<Pick<CompanyChoice>>().Instance;
        await Screen.InvokeAsync(() => company.ValueChanged.InvokeAsync(company.Options.Single()));
        await PressAsync(Screen, "Add company");
        await asked;
        page.WaitForAssertion(() => Assert.Equal("ARG", page.Find("tbody td").TextContent.Trim()), TimeSpan.FromSeconds(5));

        Clock.Advance(TimeSpan.FromSeconds(1));
        asked = PressAsync(page, "Remove ARG");
        Screen.WaitForAssertion(() => Assert.Contains("Remove company ARG?", Screen.Markup, StringComparison.Ordinal));
        await PressAsync(Screen, "Remove company");
        await asked;
        page.WaitForAssertion(() => Assert.Contains("No company keeps this ledger", page.Markup, StringComparison.Ordinal), TimeSpan.FromSeconds(5));
    }

    [Fact]
    [Rule("S4.32"), Rule("S4.33"), Rule("S4.34"), Rule("S4.35")]
    public async Task The_Branches_tab_is_derived_and_shows_only_with_Multibranch()
    {
        await using var books = await OpenAsync();
        await Association.FoundAsync(books);
        Services.GetRequiredService<NavigationManager>().NavigateTo("/ledgers/ACTUAL?tab=branches");
        var page = Open("ACTUAL");

        page.WaitForAssertion(() => Assert.Equal(["HQ", "Headquarters", "yes", "Association of River Guides"], page.FindAll("tbody td").Select(cell => cell.TextContent.Trim())));
        Assert.Equal(["Branch ID", "Branch Name", "Active", "Company Name"], page.FindAll("th").Select(head => head.TextContent.Trim()));
        Assert.Equal(("Search branches", "Columns"), (page.Find(".bl-grid-tools input[type=search]").GetAttribute("aria-label"), page.Find(".bl-grid-tools summary").TextContent.Trim()));
        Assert.Null(await books.TurnAsync(Feature.Multibranch, Switch.Off));
        page.WaitForAssertion(() => Assert.Equal(["Companies 1"], page.FindAll("[role=tab]").Select(tab => tab.TextContent.Trim())), TimeSpan.FromSeconds(5));
        page.WaitForAssertion(() => Assert.DoesNotContain("Branch ID", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    [Rule("S4.18"), Rule("S4.23"), Rule("S4.24"), Rule("S4.25"), Rule("S4.27")]
    public async Task The_switches_decide_what_the_form_of_a_new_ledger_shows()
    {
        await using var books = await OpenAsync();
        var page = Open(null);
        Assert.Equal(("", false, true), (page.Field("Currency").GetAttribute("value") ?? "", page.Field("Currency").HasAttribute("readonly"), page.Markup.Contains("Consolidation source", StringComparison.Ordinal)));

        await books.TurnAsync(Feature.MultipleBaseCurrencies, Switch.Off);
        await books.TurnAsync(Feature.Consolidation, Switch.Off);
        var plain = Open(null);

        Assert.Equal(("USD", true, false), (plain.Field("Currency").GetAttribute("value"), plain.Field("Currency").HasAttribute("readonly"), plain.Markup.Contains("Consolidation source", StringComparison.Ordinal)));
        Assert.Contains("An Actual ledger is kept in the tenant currency USD while Multiple base currencies is off in Settings.", plain.Markup, StringComparison.Ordinal);
        Assert.Null(await books.TurnAsync(Feature.Multicurrency, Switch.Off));
        var single = Open(null);
        await single.InvokeAsync(() => single.FindComponent<Pick<LedgerType>>().Instance.ValueChanged.InvokeAsync(LedgerType.Reporting));
        single.WaitForAssertion(() => Assert.Contains("A Reporting ledger needs Multicurrency, which is off.", single.Markup, StringComparison.Ordinal));
    }

    [Fact]
    [Rule("S4.1"), Rule("S4.27")]
    public async Task The_list_shows_each_ledger_with_its_companies_and_moves_by_itself()
    {
        await using var books = await OpenAsync();
        await Association.FoundAsync(books);
        var list = Render<LedgersPage>();
        list.WaitForAssertion(() => Assert.Equal(["ACTUAL", "Main book", "Actual", "USD", "ARG", "no"], list.FindAll("tbody td").Select(cell => cell.TextContent.Trim())));

        await LedgerSituations.AddAsync(books, LedgerType.Statistical);
        list.WaitForAssertion(() => Assert.Contains("no currency, counts units", list.Markup, StringComparison.Ordinal), TimeSpan.FromSeconds(5));
        Assert.Equal("/ledgers/L", list.FindAll("tbody a")[^1].GetAttribute("href"));
        await books.TurnAsync(Feature.Consolidation, Switch.Off);
        list.WaitForAssertion(() => Assert.DoesNotContain("Consolidation source", list.Markup, StringComparison.Ordinal), TimeSpan.FromSeconds(5));
    }
}
