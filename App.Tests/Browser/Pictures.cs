using BatchLedger.Tests.Shell;
using Microsoft.Playwright;

namespace BatchLedger.Tests.Browser;

/// <summary>
/// Takes the pictures of the README, and one of every page to look at:
/// dotnet run --project App.Tests -- -explicit only -class BatchLedger.Tests.Browser.Pictures
/// The latter go to the folder that SHOTS names.
/// </summary>
[Collection(InTheBrowser.Name)]
public sealed class Pictures(BrowserSite site) : IDisposable
{
    [Fact(Explicit = true)]
    public async Task Of_the_readme()
    {
        var folder = Path.Combine(Sources.Top(), "docs", "images");
        Directory.CreateDirectory(folder);
        site.Pace.Pause = TimeSpan.FromMilliseconds(700);
        var number = await SampleBatch.ClosedAsync(site, "Dues January, lockbox", payments: 50_000);
        await using var light = await site.EnterAsync(BrowserSite.Accountant);
        await using var dark = await site.EnterAsync(BrowserSite.Accountant, "dark");
        await using var narrow = await site.EnterAsync(BrowserSite.Accountant, width: 390);
        var windows = new Dictionary<string, Window>
        {
            ["batch"] = await Window.OpenAsync(light, $"/batches/{number}"), ["batch-dark"] = await Window.OpenAsync(dark, $"/batches/{number}"),
            ["batch-narrow"] = await Window.OpenAsync(narrow, $"/batches/{number}"), ["jobs"] = await Window.OpenAsync(light, "/jobs"),
        };

        await windows["batch"].PressAsync("Create Ledger");
        await Assertions.Expect(windows["batch"].Page.Locator("main [role=progressbar]")).ToHaveAttributeAsync("aria-valuenow", new System.Text.RegularExpressions.Regex("[3-9][0-9]"), new() { Timeout = 60_000 });
        foreach (var (name, window) in windows) await window.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), Scale = ScreenshotScale.Css });
    }

    [Fact(Explicit = true)]
    public async Task Of_a_period_for_the_readme()
    {
        var folder = Path.Combine(Sources.Top(), "docs", "images");
        site.Pace.Pause = TimeSpan.FromMilliseconds(1_500);
        foreach (var name in new[] { "Ferry dues", "Landing stages, week 1", "Landing stages, week 2" }) await SampleBatch.ClosedAsync(site, name, payments: 4_000);
        await using var light = await site.EnterAsync(BrowserSite.Accountant);
        var record = await Window.OpenAsync(light, (await Routes.AddressAsync(site, "/fiscal-periods/{Id:int}"))!);
        await record.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, "period.png"), Scale = ScreenshotScale.Css });

        var export = await Window.OpenAsync(light, (await Routes.AddressAsync(site, "/fiscal-periods/{Id:int}/export"))!);
        await export.PressAsync("Ledger (Detail)");
        await export.PressAsync("Schedule Process");
        await Assertions.Expect(export.Page.GetByRole(AriaRole.Table, new() { Name = "Batches of the run" })).ToContainTextAsync("Failed", new() { Timeout = 60_000 });
        await Assertions.Expect(export.Page.Locator("main progress")).ToHaveJSPropertyAsync("value", 2_000, new() { Timeout = 60_000 });
        await export.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, "export.png"), Scale = ScreenshotScale.Css });
    }

    [Fact(Explicit = true)]
    public async Task Of_every_page()
    {
        var folder = Environment.GetEnvironmentVariable("SHOTS") ?? "";
        Assert.SkipWhen(folder == "", "SHOTS names no folder.");
        Directory.CreateDirectory(folder);
        foreach (var (theme, width) in new[] { ("light", 1320), ("dark", 1320), ("light", 390) })
        {
            await using var context = await site.EnterAsync(BrowserSite.Everybody, theme, width);
            var window = await Window.OpenAsync(context, "/");
            foreach (var route in Routes.All)
            {
                await window.GoAsync((await Routes.AddressAsync(site, route))!);
                var name = route.Trim('/').Replace('/', '-').Replace(":", "", StringComparison.Ordinal);
                await window.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{(name == "" ? "dashboard" : name)}.{(width == 390 ? "narrow" : theme)}.png"), FullPage = true });
            }
        }
    }

    public void Dispose() => site.Pace.Pause = TimeSpan.Zero;
}
