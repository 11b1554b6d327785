using Microsoft.Playwright;

namespace BatchLedger.Tests.Browser;

/// <summary>The ledger of a managed property, with two people on it who enter and look.</summary>
[Collection(InTheBrowser.Name)]
public sealed class PropertyLedgerTests(BrowserSite site)
{
    private static readonly LocatorAssertionsToContainTextOptions Patient = new() { Timeout = 30_000 };

    [Fact]
    public async Task Two_people_on_one_ledger_see_each_others_rows_appear()
    {
        var address = await SampleManagement.AddressAsync(site) + "/ledger";
        await using var first = await site.EnterAsync(BrowserSite.Accountant);
        await using var second = await site.EnterAsync(BrowserSite.SecondAccountant);
        var (one, two) = (await Window.OpenAsync(first, address), await Window.OpenAsync(second, address));
        foreach (var window in new[] { one, two }) await window.Page.EvaluateAsync("() => { window.stayed = true }");

        await ReceiveAsync(one, "777.10", "Rent and something over");
        await BothSeeAsync("777.10", one, two);
        await ReceiveAsync(two, "888.20", "More of it");
        await BothSeeAsync("888.20", one, two);
        await AmendAsync(one, "More of it", "paid by the brother");
        await BothSeeAsync("paid by the brother", one, two);

        foreach (var window in new[] { one, two })
        {
            Assert.True(await window.Page.EvaluateAsync<bool>("() => window.stayed"), "The page was loaded anew.");
            Assert.Empty(window.Complaints);
        }
    }

    [Fact]
    public async Task Balance_parts_and_Other_open_by_keyboard_and_have_no_fault_in_any_theme_or_width()
    {
        await using var context = await site.EnterAsync(BrowserSite.Accountant);
        var window = await Window.OpenAsync(context, await SampleManagement.AddressAsync(site) + "/ledger");
        var (row, focus) = (window.Page.Locator("tbody tr", new() { HasText = "Rent of the week" }).First, window.Page.Locator(":focus"));

        await row.Locator("button.bl-i").FocusAsync();
        await window.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(row.Locator(".bl-parts")).ToBeVisibleAsync();
        await Assertions.Expect(row.Locator(".bl-parts")).ToContainTextAsync("Owner funds");
        await LookAsync(window, "with the parts of a balance open");
        await window.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(row.Locator(".bl-parts")).ToBeHiddenAsync();
        await Assertions.Expect(focus).ToHaveTextAsync("i");

        await window.Page.Keyboard.PressAsync("Tab");
        await window.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(row.Locator(".bl-other")).ToContainTextAsync("Not yet presented in a reconciliation. Use Reverse.");
        await window.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(focus).ToHaveTextAsync("Print/Save Receipt");
        await LookAsync(window, "with Other open");
        await window.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(focus).ToContainTextAsync("Other");

        await window.GoAsync(await SampleManagement.AddressAsync(site) + "/bond");
        await LookAsync(window, "of the bond");
        Assert.Empty(window.Complaints);
    }

    private static async Task ReceiveAsync(Window window, string amount, string description)
    {
        await window.PressAsync("Receipt");
        var dialog = window.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Amount").FillAsync(amount);
        await dialog.GetByLabel("Description").FillAsync(description);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Record receipt" }).ClickAsync();
        await Assertions.Expect(dialog).ToHaveCountAsync(0, new() { Timeout = 30_000 });
    }

    private static async Task AmendAsync(Window window, string row, string text)
    {
        await window.Page.Locator("tbody tr", new() { HasText = row }).GetByRole(AriaRole.Button, new() { NameRegex = new("^Other") }).ClickAsync();
        await window.PressAsync("Amend Description");
        await window.Page.GetByLabel("Additional description").FillAsync(text);
        await window.PressAsync("Add description");
    }

    private static async Task BothSeeAsync(string words, params Window[] windows)
    {
        foreach (var window in windows) await Assertions.Expect(window.Page.Locator("tbody")).ToContainTextAsync(words, Patient);
    }

    private static async Task LookAsync(Window window, string when)
    {
        var faults = new List<string>();
        foreach (var (theme, width) in new[] { ("light", 1320), ("dark", 1320), ("light", 390) })
        {
            await window.Page.EvaluateAsync("theme => { document.documentElement.dataset.theme = theme }", theme);
            await window.Page.SetViewportSizeAsync(width, 920);
            await window.Page.EvaluateAsync("() => Promise.allSettled(document.getAnimations().filter(a => a instanceof CSSTransition).map(a => a.finished))");
            faults.AddRange(await Axe.ViolationsAsync(window, $"Ledger {when}, {theme} {width}"));
            Assert.True(await window.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"{when}: wider than {width}");
            if (Environment.GetEnvironmentVariable("SHOTS") is { Length: > 0 } folder) await window.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"ledger {when} {theme} {width}.png") });
        }
        await window.Page.SetViewportSizeAsync(1320, 920);
        await window.Page.EvaluateAsync("() => { document.documentElement.dataset.theme = 'light' }");
        Assert.Empty(faults);
    }
}
