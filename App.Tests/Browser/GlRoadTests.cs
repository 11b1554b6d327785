using BatchLedger.Data;
using BatchLedger.FakeGl;
using BatchLedger.GlConnections;
using BatchLedger.Ledgers;
using BatchLedger.OutsideGl;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace BatchLedger.Tests.Browser;

/// <summary>From the first sign-in to the last journal in the outside books, with somebody else watching. The company of the sample's foundation, whose four journals of the year are posted.</summary>
[Collection(InTheBrowser.Name)]
public sealed class GlRoadTests(BrowserSite site)
{
    private const string Screen = "/gl-integration?company=RGF&from=2026-01-01&to=2026-12-31";
    private static readonly LocatorAssertionsToContainTextOptions Patient = new() { Timeout = 30_000 };

    [Fact, Rule("S2.2"), Rule("S2.15"), Rule("S2.16")]
    public async Task From_connect_to_sent_past_a_missing_account_a_stale_validation_and_an_answer_that_never_came()
    {
        await using var everybody = await site.EnterAsync(BrowserSite.Everybody);
        var company = await ConnectAsync(everybody);
        await MapAsync(company, "1010", "35");
        await using var first = await site.EnterAsync(BrowserSite.Accountant);
        await using var second = await site.EnterAsync(BrowserSite.SecondAccountant);
        var (one, two) = (await Window.OpenAsync(first, Screen), await Window.OpenAsync(second, Screen));
        await two.Page.Locator(".bl-search").FocusAsync();
        await two.Page.EvaluateAsync("() => { window.stayed = true }");

        // An account that nobody mapped is found, line by line.
        await TickAllAsync(one);
        await one.PressAsync("Validate Journals with GL");
        await BothSayAsync("4 invalid", one, two);
        await Assertions.Expect(two.Page.Locator("tbody")).ToContainTextAsync("Account 4300 is not mapped");
        await Assertions.Expect(one.Button("Send to GL")).ToHaveAttributeAsync("aria-disabled", "true");
        await Assertions.Expect(one.Page.Locator(".bl-why")).ToContainTextAsync("4 of 4 selected journals are not valid.");
        await OpenAndLeaveAsync(one, "Record as manually added to GL");

        // What is validated is not what would be sent: the mapping changed in between.
        await MapAsync(company, "4300", "85");
        await one.PressAsync("Validate Journals with GL");
        await BothSayAsync("4 valid", one, two);
        await MapAsync(company, "4300", "86");
        await SendAsync(one, "Send 4 journals");
        await BothSayAsync("4 invalid", one, two);
        await Assertions.Expect(one.Page.Locator("tbody")).ToContainTextAsync("validated");
        Assert.Empty(Sent(await NumbersAsync(company)));

        // The first one gets no answer, and is looked up while the page is open.
        await TickAllAsync(one);
        await one.PressAsync("Validate Journals with GL");
        await BothSayAsync("4 valid", one, two);
        site.Outside.Failures.Add(FakeDeed.Write, FakeFailure.CommitThenDrop);
        foreach (var box in await one.Page.Locator("tbody input[type=checkbox]").AllAsync())
            if (await box.GetAttributeAsync("aria-label") != $"Select {(await NumbersAsync(company))[0]}") await box.UncheckAsync();
        await SendAsync(one, "Send 1 journal");
        await BothSayAsync("1 unknown", one, two);
        await Assertions.Expect(two.Page.Locator("tbody")).ToContainTextAsync("It is being looked up, not sent again");
        await LookAsync(two, "with one unknown");
        await BothSayAsync("1 sent", one, two);

        await TickAllAsync(one);
        await one.PressAsync("Send to GL");
        await LookAsync(one, "with the question before sending open");
        await one.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Send 3 journals" }).ClickAsync();
        await BothSayAsync("4 sent", one, two);
        Assert.Equal(await NumbersAsync(company), Sent(await NumbersAsync(company)));
        Assert.True(await two.Page.EvaluateAsync<bool>("() => window.stayed && document.activeElement.matches('.bl-search')"), "The page was loaded anew, or the focus was taken away.");

        await one.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^More about") }).First.ClickAsync();
        await Assertions.Expect(one.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Sent", Patient);
        await LookAsync(one, "with what happened open");
        Assert.Empty(one.Complaints);
        Assert.Empty(two.Complaints);
    }

    /// <summary>The administrator types the client in, signs in on the page of the outside system, and comes back.</summary>
    private async Task<int> ConnectAsync(IBrowserContext context)
    {
        await using var db = site.Db();
        var company = await db.Companies.Where(c => c.Code == "RGF").Select(c => c.Id).SingleAsync();
        await site.Services.GetRequiredService<WriteGate>().PassAsync(async () =>
        {
            await using var change = site.Db();
            await change.Companies.Where(c => c.Id == company).ExecuteUpdateAsync(set => set.SetProperty(c => c.AccountingSystem, AccountingSystem.QuickBooksOnline));
        });
        await site.PutAsync(new GlConnection { CompanyId = company, System = AccountingSystem.QuickBooksOnline, Site = GlSite.StandIn, From = new DateOnly(2026, 1, 1) });
        var window = await Window.OpenAsync(context, "/settings/accounting-system/RGF");
        await window.Page.GetByLabel("Client ID").FillAsync("river");
        await window.Page.GetByLabel("Client secret").FillAsync("guides");
        await window.Page.GetByLabel("Client secret").BlurAsync();
        await window.PressAsync("Save connection");
        await Assertions.Expect(window.Page.Locator("body")).ToContainTextAsync("The connection is saved.", Patient);
        await window.PressAsync("Sign in to QuickBooks Online");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Allow" }).ClickAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(window.Page.Locator(".bl-head")).ToContainTextAsync("Connected", Patient);
        await LookAsync(window, "with the connection made");
        var mapping = await Window.OpenAsync(context, "/settings/accounting-system/RGF/mapping");
        await mapping.Page.GetByLabel("Map account 4300").Or(mapping.Page.GetByLabel("Map another for account 4300")).ClickAsync();
        await Assertions.Expect(mapping.Page.Locator(".bl-map-open")).ToBeFocusedAsync();
        await LookAsync(mapping, "with the form of an account open");
        await mapping.Page.Locator(".bl-map-open").GetByText("Cancel").ClickAsync();
        await Assertions.Expect(mapping.Page.Locator("tr[data-row='4300'] a")).ToBeFocusedAsync();
        return company;
    }

    private async Task MapAsync(int company, string account, string outside)
    {
        await using var db = site.Db();
        var connection = await db.GlConnections.Where(c => c.CompanyId == company).Select(c => c.Id).SingleAsync();
        var ours = await db.Accounts.Where(a => a.CompanyId == company && a.Code == account).Select(a => a.Id).SingleAsync();
        var changed = 0;
        await site.Services.GetRequiredService<WriteGate>().PassAsync(async () =>
        {
            await using var change = site.Db();
            changed = await change.GlMaps.Where(m => m.ConnectionId == connection && m.Kind == OurKind.Account && m.OurId == ours).ExecuteUpdateAsync(set => set.SetProperty(m => m.OutsideId, outside));
        });
        if (changed == 0) await site.PutAsync(new GlMap { CompanyId = company, ConnectionId = connection, Kind = OurKind.Account, OurId = ours, OutsideId = outside });
    }

    // A tick that came before the page was alive counts for nothing, so it is made again, as people do.
    private static async Task TickAllAsync(Window window)
    {
        var (box, chosen) = (window.Page.Locator("thead input[type=checkbox]"), window.Page.GetByText(new System.Text.RegularExpressions.Regex("^[1-9] of 4 journals selected")));
        for (var click = 1; click <= 8 && !await chosen.IsVisibleAsync(); click++)
        {
            await box.UncheckAsync();
            await box.CheckAsync();
            await Task.WhenAny(chosen.WaitForAsync(new() { Timeout = 2000 }));
        }
    }

    private static async Task SendAsync(Window window, string confirm)
    {
        await window.PressAsync("Send to GL");
        await window.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = confirm }).ClickAsync();
    }

    private static async Task BothSayAsync(string tally, params Window[] windows)
    {
        foreach (var window in windows)
        {
            try
            {
                await Assertions.Expect(window.Page.Locator("main .bl-chips").Last).ToContainTextAsync(new System.Text.RegularExpressions.Regex($"{tally}(?!ating)"), Patient); // not "validating"
            }
            catch (PlaywrightException)
            {
                Assert.Fail($"It does not come to {tally}: {await window.Page.Locator("main .bl-chips").Last.InnerTextAsync()}\n{await window.Page.Locator("tbody").InnerTextAsync()}");
            }
        }
    }

    /// <summary>The dialog is looked at, Esc closes it, and the focus is back where it came from.</summary>
    private static async Task OpenAndLeaveAsync(Window window, string opener)
    {
        var dialogs = await window.Page.GetByRole(AriaRole.Dialog).CountAsync();
        await window.PressAsync(opener);
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(dialogs + 1);
        await LookAsync(window, $"with {opener} open");
        await window.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(dialogs);
        await Assertions.Expect(window.Button(opener)).ToBeFocusedAsync();
    }

    private static async Task LookAsync(Window window, string when)
    {
        var faults = new List<string>();
        foreach (var (theme, width) in new[] { ("light", 1320), ("dark", 1320), ("light", 390) })
        {
            await window.Page.EvaluateAsync("theme => { document.documentElement.dataset.theme = theme }", theme);
            await window.Page.SetViewportSizeAsync(width, 920);
            await window.Page.EvaluateAsync("() => Promise.allSettled(document.getAnimations().filter(a => a instanceof CSSTransition).map(a => a.finished))");
            faults.AddRange(await Axe.ViolationsAsync(window, $"GL integration {when}, {theme} {width}"));
            Assert.True(await window.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"{when}: wider than {width}");
            if (Environment.GetEnvironmentVariable("SHOTS") is { Length: > 0 } folder) await window.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"gl {when} {theme} {width}.png") });
        }
        await window.Page.SetViewportSizeAsync(1320, 920);
        Assert.Empty(faults);
    }

    private async Task<IReadOnlyList<string>> NumbersAsync(int company)
    {
        await using var db = site.Db();
        return await db.JournalEntries.Where(e => e.CompanyId == company).OrderBy(e => e.Id).Select(e => e.Number).ToListAsync();
    }

    private IReadOnlyList<string> Sent(IReadOnlyList<string> numbers)
    {
        lock (site.Outside.Books.Door) return [.. site.Outside.Books.Journals.Select(journal => journal.Number).Where(numbers.Contains!).Order(StringComparer.Ordinal)!];
    }
}
