using Microsoft.Playwright;

namespace BatchLedger.Tests.Browser;

/// <summary>The main job without a mouse.</summary>
[Collection(InTheBrowser.Name)]
public sealed class KeyboardTests(BrowserSite site)
{
    /// <summary>Empty when what holds the focus shows it: an outline, or a ring drawn as shadow.</summary>
    private const string Hidden = """
        async () => {
          for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
          const at = document.activeElement, look = getComputedStyle(at);
          if (at === document.body || at.id === "main" || at.tagName === "H1") return "";
          const shown = (look.outlineStyle !== "none" && parseFloat(look.outlineWidth) > 0) || look.boxShadow !== "none" || at.closest(".mud-input-control, .mud-dialog-container > *") !== null;
          return shown ? "" : `${at.tagName} ${at.className} ${at.textContent.trim().slice(0, 80)}`;
        }
        """;

    private int keys;

    [Fact]
    public async Task The_keyboard_alone_takes_a_batch_from_open_to_posted()
    {
        var number = await SampleBatch.OpenAsync(site, "By hand", payments: 3);
        await using var context = await site.EnterAsync(BrowserSite.Accountant);
        var window = await Window.OpenAsync(context, "/");
        var chips = window.Page.Locator(".bl-head .bl-chips");

        await PressAsync(window, "g", "b");
        await window.Page.WaitForURLAsync("**/batches");
        await window.SettleAsync();
        await TabToAsync(window, $"a[href$='/batches/{number}']");
        await PressAsync(window, "Enter");
        await Assertions.Expect(chips).ToContainTextAsync("Open");
        await window.SettleAsync();

        await PressAsync(window, "c");
        await Assertions.Expect(chips).ToContainTextAsync("Closed");
        await PressAsync(window, "l");
        await Assertions.Expect(chips).ToContainTextAsync("Ledger ready", new() { Timeout = 15_000 });
        await PressAsync(window, "p");
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await Assertions.Expect(window.Page.Locator(":focus")).ToHaveTextAsync("Cancel");
        await PressAsync(window, "Tab", "Enter");
        await Assertions.Expect(chips).ToContainTextAsync("Posted");

        await Assertions.Expect(window.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        Assert.Empty(window.Complaints);
        Assert.InRange(keys, 8, 60);
        TestContext.Current.TestOutputHelper?.WriteLine($"{keys} keys from the dashboard to posted");
    }

    [Theory, InlineData("/batches"), InlineData("/batches/B-000001"), InlineData("/members/new"), InlineData("/users/new")]
    public async Task The_focus_is_always_to_be_seen(string address)
    {
        await using var context = await site.EnterAsync(BrowserSite.Everybody);
        var window = await Window.OpenAsync(context, address);
        for (var key = 0; key < 45; key++)
        {
            await PressAsync(window, "Tab");
            Assert.Equal("", await window.Page.EvaluateAsync<string>(Hidden));
        }
    }

    private async Task TabToAsync(Window window, string selector)
    {
        for (var key = 0; key < 50; key++)
        {
            await PressAsync(window, "Tab");
            if (!await window.Page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector)) continue;
            Assert.Equal("", await window.Page.EvaluateAsync<string>(Hidden));
            return;
        }
        Assert.Fail($"{selector} was not reached with 50 times Tab.");
    }

    private async Task PressAsync(Window window, params string[] pressed)
    {
        keys += pressed.Length;
        foreach (var key in pressed) await window.Page.Keyboard.PressAsync(key);
    }
}
