using System.Text.Json;
using System.Text.RegularExpressions;
using BatchLedger.LedgerRuns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace BatchLedger.Tests.Browser;

/// <summary>Several people and tabs watch one batch; nobody reloads.</summary>
[Collection(InTheBrowser.Name)]
public sealed class LiveTests(BrowserSite site) : IDisposable
{
    // What is promised is a second; the rest is for a machine that runs the site, the browsers and other tests at the same time.
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(3);

    /// <summary>Notes in the page itself when what changed. A reload would forget it all.</summary>
    private const string Watch = """
        () => {
          const seen = window.seen = { percents: [], titles: [], liveAt: null };
          const look = () => {
            const bar = document.querySelector("main [role=progressbar]")?.getAttribute("aria-valuenow");
            if (bar && seen.percents.at(-1) !== +bar) seen.percents.push(+bar);
            if (seen.titles.at(-1) !== document.title) seen.titles.push(document.title);
            const post = [...document.querySelectorAll("main button")].find(b => b.textContent.trim() === "Post Batch");
            if (post && !post.hasAttribute("aria-disabled")) seen.liveAt ??= Date.now();
          };
          new MutationObserver(look).observe(document.documentElement, { subtree: true, childList: true, attributes: true, characterData: true });
          look();
        }
        """;

    [Fact, Rule("S0.10"), Rule("S0.12"), Rule("S1.19")]
    public async Task Two_people_see_the_run_move_and_Post_Batch_come_alive_and_one_sees_the_other_post()
    {
        var number = await SampleBatch.ClosedAsync(site, "Dues, live", payments: 8_000);
        await using var first = await site.EnterAsync(BrowserSite.Accountant);
        await using var second = await site.EnterAsync(BrowserSite.SecondAccountant);
        var (one, two) = (await Window.OpenAsync(first, $"/batches/{number}"), await Window.OpenAsync(second, $"/batches/{number}"));
        var list = await Window.OpenAsync(second, "/batches");
        var jobs = await Window.OpenAsync(second, "/jobs");
        foreach (var window in new[] { one, two, list, jobs }) await window.Page.EvaluateAsync(Watch);
        await two.Page.Locator(".bl-search").FocusAsync();
        var row = list.Page.Locator("tr", new() { HasText = number });

        site.Pace.Pause = TimeSpan.FromMilliseconds(400);
        await one.PressAsync("Create Ledger");
        await Assertions.Expect(row).ToContainTextAsync("Creating ledger");
        await Assertions.Expect(jobs.Page.Locator("main")).ToContainTextAsync(number);
        await Assertions.Expect(jobs.Page.Locator("main [role=progressbar]")).ToHaveCountAsync(1);
        foreach (var window in new[] { one, two }) await Assertions.Expect(window.Button("Post Batch")).Not.ToHaveAttributeAsync("aria-disabled", "true", new() { Timeout = 20_000 });

        var ended = await EndOfRunAsync(number);
        foreach (var window in new[] { one, two })
        {
            var seen = await SeenAsync(window);
            Assert.True(seen.Percents.Count >= 3, $"The progress moved only to {string.Join(", ", seen.Percents)}.");
            Assert.Equal(seen.Percents.Order(), seen.Percents);
            Assert.Contains(seen.Titles, title => title.Contains('%'));
            var late = DateTimeOffset.FromUnixTimeMilliseconds(seen.LiveAt!.Value) - ended;
            TestContext.Current.TestOutputHelper?.WriteLine($"Post Batch came alive {late.TotalMilliseconds:N0} ms after the run's end");
            Assert.InRange(late, TimeSpan.FromMilliseconds(-5), AtMost);
        }
        Assert.True((await SeenAsync(jobs)).Percents.Count >= 3);
        Assert.True(await two.Page.EvaluateAsync<bool>("() => document.activeElement.matches('.bl-search')"), "The focus was taken away.");
        await Assertions.Expect(row).ToContainTextAsync("Ledger ready");

        await two.PressAsync("Post Batch");
        await two.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Post batch" }).ClickAsync();
        await Assertions.Expect(one.Page.Locator(".bl-head .bl-chips")).ToContainTextAsync("Posted");
        await Assertions.Expect(one.Page).ToHaveTitleAsync(new Regex($"{number} Posted"));
        await Assertions.Expect(row).ToContainTextAsync("Posted");
        await Assertions.Expect(one.Button("Ledger (Detail)")).Not.ToHaveAttributeAsync("aria-disabled", "true");
        foreach (var window in new[] { one, two, list, jobs })
        {
            Assert.NotEmpty((await SeenAsync(window)).Titles);
            Assert.Empty(window.Complaints);
        }
    }

    [Fact]
    public async Task A_double_click_makes_one_run_and_a_reload_in_its_middle_loses_nothing()
    {
        var number = await SampleBatch.ClosedAsync(site, "Dues, impatient", payments: 6_000);
        await using var context = await site.EnterAsync(BrowserSite.Staff);
        var window = await Window.OpenAsync(context, $"/batches/{number}");

        site.Pace.Pause = TimeSpan.FromMilliseconds(400);
        await Assertions.Expect(window.Button("Create Ledger")).Not.ToHaveAttributeAsync("aria-disabled", "true");
        await window.Button("Create Ledger").DblClickAsync();
        var bar = window.Page.Locator("main [role=progressbar]");
        await Assertions.Expect(bar).ToHaveAttributeAsync("aria-valuenow", new Regex("[1-9]"));
        var before = int.Parse((await bar.GetAttributeAsync("aria-valuenow"))!, System.Globalization.CultureInfo.InvariantCulture);

        await window.Page.ReloadAsync();
        await Assertions.Expect(bar).ToHaveCountAsync(1);
        Assert.True(int.Parse((await bar.GetAttributeAsync("aria-valuenow"))!, System.Globalization.CultureInfo.InvariantCulture) >= before, "The progress fell back.");
        await Assertions.Expect(window.Page.Locator(".bl-head .bl-chips")).ToContainTextAsync("Ledger ready", new() { Timeout = 20_000 });
        await using var db = site.Db();
        Assert.Equal(1, await db.LedgerRuns.CountAsync(run => db.Batches.Any(batch => batch.Id == run.BatchId && batch.Number == number)));
        Assert.Empty(window.Complaints);
    }

    public void Dispose() => site.Pace.Pause = TimeSpan.Zero;

    private async Task<DateTimeOffset> EndOfRunAsync(string number)
    {
        await using var db = site.Db();
        return await db.LedgerRuns.Where(run => run.State == LedgerRunState.Completed && db.Batches.Any(batch => batch.Id == run.BatchId && batch.Number == number))
            .Select(run => run.EndedAt!.Value).SingleAsync();
    }

    private static async Task<Seen> SeenAsync(Window window) =>
        JsonSerializer.Deserialize<Seen>(await window.Page.EvaluateAsync<string>("() => JSON.stringify(window.seen)"), JsonSerializerOptions.Web)!;

    private sealed record Seen(List<int> Percents, List<string> Titles, long? LiveAt);
}
