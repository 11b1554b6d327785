using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace BatchLedger.Tests.Browser;

/// <summary>What a period and its mass ledger look like after something was done, in both themes and on a telephone: without a fault.</summary>
[Collection(InTheBrowser.Name)]
public sealed class PeriodStatesTests(BrowserSite site) : IDisposable
{
    [Fact, Rule("S1.30")]
    public async Task The_batches_of_a_period_after_closing_several_at_once()
    {
        await using var context = await site.EnterAsync(BrowserSite.Everybody);
        var window = await Window.OpenAsync(context, $"/fiscal-periods/{await PeriodAsync("Kiosk week 3")}?tab=batches");
        foreach (var name in new[] { "Kiosk week 3", "Autumn courses" }) await window.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = name }).GetByRole(AriaRole.Checkbox).CheckAsync();
        await window.PressAsync("Close Ticked Batches");
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Table, new() { Name = "What came of it" })).ToContainTextAsync("Correct one of them.");
        Assert.Empty(await FaultsAsync(window, "bulk close"));
    }

    [Fact, Rule("S0.29")]
    public async Task The_ledger_export_and_the_page_of_its_run_while_it_works_and_with_a_failed_batch()
    {
        var good = await SampleBatch.ClosedAsync(site, "Mass beside a failed one", payments: 2_500);
        await using var context = await site.EnterAsync(BrowserSite.Everybody);
        var window = await Window.OpenAsync(context, $"/fiscal-periods/{await PeriodAsync("Mass beside a failed one")}/export");
        await window.Page.GetByLabel("Select all batches").CheckAsync();
        await window.Page.GetByLabel("Select all batches").UncheckAsync();
        await window.Page.GetByLabel($"Select {good}").CheckAsync();
        await window.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Kiosk week 2" }).GetByRole(AriaRole.Checkbox).CheckAsync();
        site.Pace.Pause = TimeSpan.FromSeconds(2);
        await window.PressAsync("Ledger (Detail)");
        await window.PressAsync("Schedule Process");

        await Assertions.Expect(window.Page.Locator("main [role=progressbar]").First).ToBeVisibleAsync(new() { Timeout = 15_000 });
        Assert.Empty(await Axe.ViolationsAsync(window, "export at work"));
        site.Pace.Pause = TimeSpan.Zero;
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Download BatchLedger_Mass_") })).ToBeVisibleAsync(new() { Timeout = 30_000 });
        Assert.Empty(await FaultsAsync(window, "export with a failed batch"));
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Table, new() { Name = "Batches of the run" })).ToContainTextAsync("cannot be posted");

        await window.Page.SetViewportSizeAsync(1320, 900);
        await window.GoAsync((await window.Page.Locator("h2 a[href^='/jobs/']").GetAttributeAsync("href"))!);
        await Assertions.Expect(window.Page.Locator("main")).ToContainTextAsync("1 of 2 batches are posted, 1 failed.");
        Assert.Empty(await FaultsAsync(window, "run with a failed batch"));
        Assert.Empty(window.Complaints);
    }

    public void Dispose() => site.Pace.Pause = TimeSpan.Zero;

    // The theme is changed where the choice of the person would change it: a reload would lose what is looked at.
    private static async Task<IReadOnlyList<string>> FaultsAsync(Window window, string where)
    {
        var faults = new List<string>();
        foreach (var (theme, width) in new[] { ("light", 1320), ("dark", 1320), ("dark", 390) })
        {
            await window.Page.EvaluateAsync("theme => document.documentElement.dataset.theme = theme", theme);
            await window.Page.SetViewportSizeAsync(width, 900);
            await window.SettleAsync();
            faults.AddRange(await Axe.ViolationsAsync(window, $"{where}, {theme}, {width} px"));
            if (await window.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") > width) faults.Add($"{where}: wider than {width} px");
        }
        return faults;
    }

    private async Task<int> PeriodAsync(string batch)
    {
        await using var _ = await site.EnterAsync("");
        await using var db = site.Db();
        return await db.Batches.Where(b => b.Name == batch).Select(b => b.FiscalPeriodId).FirstAsync();
    }
}
