using BatchLedger.Batches;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace BatchLedger.Tests.Browser;

/// <summary>A mass ledger in two browsers: one schedules it, the other only looks.</summary>
[Collection(InTheBrowser.Name)]
public sealed class MassLedgerTests(BrowserSite site) : IDisposable
{
    [Fact, Rule("S0.3"), Rule("S0.4"), Rule("S0.21")]
    public async Task From_the_period_to_one_file_while_somebody_else_watches_the_lanes()
    {
        var numbers = new[] { await SampleBatch.ClosedAsync(site, "Mass, one", payments: 2_500), await SampleBatch.ClosedAsync(site, "Mass, two", payments: 2_500) };
        await using var first = await site.EnterAsync(BrowserSite.Accountant);
        await using var second = await site.EnterAsync(BrowserSite.SecondAccountant);
        var period = await PeriodAsync(numbers[0]);
        var one = await Window.OpenAsync(first, $"/fiscal-periods/{period}?tab=batches");
        await one.Page.GetByText("Ledger Export", new() { Exact = true }).First.ClickAsync();
        await Assertions.Expect(one.Page.Locator("h1")).ToContainTextAsync("Ledger Export");
        await OnlyAsync(one, numbers);
        var two = await Window.OpenAsync(second, $"/fiscal-periods/{period}/export");

        site.Pace.Pause = TimeSpan.FromMilliseconds(400);
        await one.PressAsync("Ledger (Summary)");
        await one.PressAsync("Schedule Process");

        await Assertions.Expect(two.Page.Locator("main [role=progressbar]").First).ToBeVisibleAsync(new() { Timeout = 15_000 });
        foreach (var window in new[] { one, two })
        {
            await Assertions.Expect(window.Page.GetByRole(AriaRole.Table, new() { Name = "Batches of the run" })).ToContainTextAsync("Created and posted", new() { Timeout = 20_000 });
            await Assertions.Expect(window.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Download BatchLedger_Mass_") })).ToBeVisibleAsync(new() { Timeout = 30_000 });
            Assert.Empty(window.Complaints);
        }
        var batch = await Window.OpenAsync(second, $"/batches/{numbers[0]}?tab=files");
        await Assertions.Expect(batch.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Download BatchLedger_Mass_") })).ToBeVisibleAsync();
        await Assertions.Expect(batch.Page.Locator("main")).ToContainTextAsync("Posted");
    }

    public void Dispose() => site.Pace.Pause = TimeSpan.Zero;

    // What other tests left in the period stays as it is.
    private static async Task OnlyAsync(Window window, string[] numbers)
    {
        var all = window.Page.GetByLabel("Select all batches");
        await all.CheckAsync();
        await all.UncheckAsync();
        foreach (var number in numbers) await window.Page.GetByLabel($"Select {number}").CheckAsync();
    }

    private async Task<int> PeriodAsync(string number)
    {
        await using var db = site.Db();
        return await db.Batches.Where(b => b.Number == number).Select(b => b.FiscalPeriodId).SingleAsync();
    }
}
