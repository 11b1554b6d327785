using Microsoft.Playwright;

namespace BatchLedger.Tests.Browser;

/// <summary>Each page of the program, in both themes and on a telephone: fit for a screen reader, quiet in the console, never waiting for ever.</summary>
[Collection(InTheBrowser.Name)]
public sealed class EveryPageTests(BrowserSite site)
{
    private const string BreadthBeyondTheScreen = """
        () => document.documentElement.scrollWidth <= innerWidth ? "" :
          `${document.documentElement.scrollWidth} px wide: ` + [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > innerWidth + 1).slice(0, 5).map(e => e.tagName + "." + e.className).join(", ")
        """;

    public static TheoryData<string> Pages => [.. Routes.All];

    [Fact]
    public async Task Every_page_has_a_sample_address()
    {
        await using var _ = await site.EnterAsync("");
        var unknown = new List<string>();
        foreach (var route in Routes.All)
            if (await Routes.AddressAsync(site, route) is null) unknown.Add(route);
        Assert.Empty(unknown);
        Assert.True(Routes.All.Count > 20, "The pages were not found, so this proves nothing.");
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task A_page_has_no_fault_in_either_theme_nor_on_a_telephone(string route)
    {
        var faults = new List<string>();
        await using var light = await site.EnterAsync(VisitorOf(route));
        var window = await Window.OpenAsync(light, (await Routes.AddressAsync(site, route))!);
        faults.AddRange(await LookAsync(window, $"{route} light"));

        await light.AddCookiesAsync([new() { Name = "theme", Value = "dark", Url = site.Address.ToString() }]);
        await window.Page.ReloadAsync();
        await window.SettleAsync();
        Assert.Equal("dark", await window.Page.EvaluateAsync<string>("() => document.documentElement.dataset.theme"));
        faults.AddRange(await LookAsync(window, $"{route} dark"));

        await window.Page.SetViewportSizeAsync(390, 844);
        await window.SettleAsync();
        if (await window.Page.EvaluateAsync<string>(BreadthBeyondTheScreen) is { Length: > 0 } broad) faults.Add($"{route} at 390 px: {broad}");
        faults.AddRange(await Axe.ViolationsAsync(window, $"{route} narrow"));
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
        Assert.DoesNotContain(window.Complaints, said => !IsTheAnswerItself(route, said));
    }

    private static async Task<IEnumerable<string>> LookAsync(Window window, string where)
    {
        var waiting = await window.Page.EvaluateAsync<bool>("() => /Loading…/.test(document.body.innerText) || !!document.querySelector('.mud-progress-circular')");
        var headings = await window.Page.Locator("h1").CountAsync();
        IEnumerable<string> faults = await Axe.ViolationsAsync(window, where);
        if (waiting) faults = faults.Append($"{where}: still waiting after five seconds");
        return headings == 1 ? faults : faults.Append($"{where}: {headings} headings of the first level");
    }

    private static string VisitorOf(string route) => route is "/sign-in" or "/set-up" ? "" : BrowserSite.Everybody;

    // A page that says "not found" is answered with 404, and the browser writes that down.
    private static bool IsTheAnswerItself(string route, string said) => route is "/not-found" or "/status/{Code:int}" && said.Contains("the server responded with a status of 404");
}
