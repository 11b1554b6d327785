using BatchLedger.Accounts;
using BatchLedger.Data;
using BatchLedger.Features;
using BatchLedger.Ledgers;
using BatchLedger.Live;
using BatchLedger.People;
using BatchLedger.Tests.Sales;
using BatchLedger.Tests.Ui;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace BatchLedger.Tests.Accounts;

public sealed class InterBranchPageTests : UiStage
{
    [Fact]
    public async Task Branches_show_their_ledger_and_mappings_appear_while_one_looks()
    {
        var (till, north) = await Settling.OpenAsync();
        await using var closing = till;
        var panel = Open(till);
        panel.WaitForAssertion(() => Assert.Contains("No mappings yet", panel.Markup, StringComparison.Ordinal));
        Assert.Equal(["HQ Headquarters|ACTUAL", "NORTH North|ACTUAL"], Rows(panel, "Default posting ledgers"));

        await till.Books.Get<InterBranchService>().SaveAsync(till.Mapping(till.Association.Branch.Id, north.Id, "4000", "4999"));

        panel.WaitForAssertion(() => Assert.Equal("HQ|NORTH|4000–4999 (2 there)|1500 Due from branches|2500 Due to branches", Rows(panel, "Mappings").Single()[..^"|ChangeDelete".Length].TrimEnd('|')), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_refusal_is_read_in_the_form_and_what_was_typed_stays()
    {
        var (till, north) = await Settling.OpenAsync();
        await using var closing = till;
        await till.Books.Get<InterBranchService>().SaveAsync(till.Mapping(till.Association.Branch.Id, north.Id, "4500", "5999"));
        var panel = Open(till);
        await panel.WaitForElement("[aria-label^='Change mapping']").ClickAsync(new());
        panel.WaitForElement("form");
        panel.Field("Account from").Change("9");
        panel.Field("Account to").Change("10");

        await panel.Find("form .primary").ClickAsync(new());

        Assert.StartsWith("The range begins at 9, after its end at 10.", panel.Find("form [role=alert] span").TextContent);
        Assert.Equal(("9", "10"), (panel.Field("Account from").GetAttribute("value"), panel.Field("Account to").GetAttribute("value")));
    }

    [Fact]
    public async Task The_page_says_when_nothing_is_settled_and_who_may_not_change_it()
    {
        var (till, _) = await Settling.OpenAsync();
        await using var closing = till;
        await till.ChangeAsync<Company>(till.Association.Company.Id, c => c.Type = CompanyType.WithBranchesNotRequiringBalancing);
        till.Books.Actor = Books.Person("S. Staff", Role.Staff);
        var panel = Open(till);
        panel.WaitForAssertion(() => Assert.Contains("its branches need not balance, so no due-to or due-from lines are made for it.", panel.Find(".bl-banner").TextContent));
        Assert.Equal("true", panel.FindAll("button").Single(b => b.TextContent == "New mapping").GetAttribute("aria-disabled"));

        await till.ChangeAsync<FeatureSet>(FeatureSet.OnlyId, f => f.Multibranch = false);
        panel = Shown(till);
        panel.WaitForAssertion(() => Assert.StartsWith("A mapping between branches needs Multibranch, which is off.", panel.Find(".bl-banner").TextContent.Trim()));
        Assert.Empty(panel.FindAll(".bl-banner a"));
    }

    private IRenderedComponent<InterBranchPanel> Open(Till till)
    {
        Services.AddSingleton(till.Books.Get<Work>()).AddSingleton(till.Books.Get<InterBranchService>()).AddSingleton(till.Books.Get<Bell>());
        Render<MudPopoverProvider>();
        return Shown(till);
    }

    private IRenderedComponent<InterBranchPanel> Shown(Till till) => Render<InterBranchPanel>(with => with.Add(panel => panel.CompanyId, till.Association.Company.Id));

    private static List<string> Rows(IRenderedComponent<InterBranchPanel> panel, string table) => [.. panel.FindAll($"table[aria-label='{table}'] tbody tr")
        .Select(row => string.Join('|', row.QuerySelectorAll("td").Select(cell => string.Join(' ', cell.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))))];
}
