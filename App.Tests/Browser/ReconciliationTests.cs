using Microsoft.Playwright;

namespace BatchLedger.Tests.Browser;

/// <summary>The trust bank is reconciled with the keyboard, while somebody else looks on.</summary>
[Collection(InTheBrowser.Name)]
public sealed class ReconciliationTests(BrowserSite site)
{
    [Fact]
    public async Task Space_ticks_the_difference_moves_for_everybody_and_nothing_complains()
    {
        await using var first = await site.EnterAsync(BrowserSite.Accountant);
        await using var second = await site.EnterAsync(BrowserSite.SecondAccountant, "dark");
        await using var narrow = await site.EnterAsync(BrowserSite.Accountant, width: 390);
        var management = await TrustSample.LetAsync(site, "22 Zander Row");
        await TrustSample.MoveAsync(site, management, [.. Enumerable.Range(1, 70).Select(each => each % 9 == 0 ? -40_00L : 100_00 + each)]);
        var statement = await TrustSample.StatementAsync(site, 300_06);
        var address = $"{statement.Address}?q=Zander";
        var (one, two, phone) = (await Window.OpenAsync(first, address), await Window.OpenAsync(second, address), await Window.OpenAsync(narrow, address));
        var focus = one.Page.Locator(":focus");
        await Assertions.Expect(one.Page.Locator("tbody tr")).ToHaveCountAsync(50);

        await one.Page.Locator("tbody input").First.FocusAsync();
        await one.Page.Keyboard.PressAsync("Space");
        foreach (var window in new[] { one, two, phone }) await DifferenceAsync(window, "200.05");
        await Assertions.Expect(two.Page.Locator("tbody input").First).ToBeCheckedAsync();
        await Assertions.Expect(focus).ToHaveAttributeAsync("aria-label", (await one.Page.Locator("tbody input").First.GetAttributeAsync("aria-label"))!);

        await one.Page.Keyboard.PressAsync("j");
        await one.Page.Keyboard.PressAsync("Space");
        await DifferenceAsync(two, "100.03");
        await LookAsync((one, "light"), (two, "dark"), (phone, "narrow"));

        await one.Page.GetByRole(AriaRole.Link, new() { Name = "Not ticked" }).ClickAsync();
        await Assertions.Expect(one.Page.Locator(".bl-pager")).ToContainTextAsync("of 68");
        await one.Page.Locator("tbody input").First.FocusAsync();
        var next = (await one.Page.Locator("tbody input").Nth(1).GetAttributeAsync("aria-label"))!;
        await one.Page.Keyboard.PressAsync("Space");
        await DifferenceAsync(two, "0.00");
        await Assertions.Expect(focus).ToHaveAttributeAsync("aria-label", next);

        await one.PressAsync("Finish");
        await one.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await two.PressAsync("Discard");
        await two.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Discard" }).ClickAsync();
        await two.Page.WaitForURLAsync("**/reconciliations");
        await Assertions.Expect(one.Page.Locator("main")).ToContainTextAsync("was not found");
        foreach (var window in new[] { one, two, phone }) Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task One_is_begun_ticked_at_once_finished_and_then_only_read()
    {
        await using var context = await site.EnterAsync(BrowserSite.Accountant);
        var management = await TrustSample.LetAsync(site, "3 Osprey Cottages");
        await TrustSample.MoveAsync(site, management, 500_00, -120_00, 80_00);
        await TrustSample.EndAsync(site);
        var window = await Window.OpenAsync(context, "/reconciliations?company=ARG");

        await window.PressAsync("New reconciliation");
        await window.Page.GetByLabel("Statement date").FillAsync(TrustSample.Today.AddDays(-1).ToString("M/d/yyyy", System.Globalization.CultureInfo.InvariantCulture));
        await window.Page.GetByLabel("Closing balance").FillAsync(await TrustSample.ClosingAsync(site, 380_00));
        await window.Page.GetByLabel("Closing balance").PressAsync("Tab");
        await window.SettleAsync();
        Assert.Empty(await Axe.ViolationsAsync(window, "New reconciliation"));
        await window.PressAsync("Begin");
        await window.Page.WaitForURLAsync("**/reconciliations/BR-*");
        await window.GoAsync($"{new Uri(window.Page.Url).AbsolutePath}?q=Osprey");
        await window.PressAsync("Tick all shown");
        await DifferenceAsync(window, "0.00");
        await window.PressAsync("Finish");
        await window.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Finish" }).ClickAsync();

        await Assertions.Expect(window.Page.Locator(".bl-head .bl-chips")).ToContainTextAsync("Finished");
        await Assertions.Expect(window.Page.Locator("main input[type=checkbox]")).ToHaveCountAsync(0);
        await window.GoAsync(new Uri(window.Page.Url).AbsolutePath);
        await LookAsync((window, "finished"));
        await window.GoAsync("/reconciliations?company=ARG");
        await LookAsync((window, "list"));
        Assert.Empty(window.Complaints);
    }

    private static Task DifferenceAsync(Window window, string difference) => Assertions.Expect(window.Page.Locator("output")).ToHaveTextAsync(difference);

    /// <summary>Asks axe, and takes a picture where SHOTS names a folder.</summary>
    private static async Task LookAsync(params (Window Window, string Name)[] windows)
    {
        foreach (var (window, name) in windows)
        {
            await window.SettleAsync();
            Assert.Empty(await Axe.ViolationsAsync(window, $"Bank reconciliation, {name}"));
            if (Environment.GetEnvironmentVariable("SHOTS") is { Length: > 0 } folder) await window.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"reconciliation.{name}.png") });
        }
    }
}
