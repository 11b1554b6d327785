using BatchLedger.Batches;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace BatchLedger.Tests.Browser;

/// <summary>A manual journal without a mouse.</summary>
[Collection(InTheBrowser.Name)]
public sealed class JournalKeyboardTests(BrowserSite site)
{
    [Theory, InlineData("light"), InlineData("dark")]
    public async Task The_keyboard_alone_fills_the_grid(string theme)
    {
        await using var context = await site.EnterAsync(BrowserSite.Everybody, theme);
        var window = await Window.OpenAsync(context, await AddressAsync() + "?tab=transactions");
        await window.ChooseAsync("Add transaction", "Manual journal");
        await window.SettleAsync();
        var (keys, focus) = (window.Page.Keyboard, window.Page.Locator(":focus"));

        await window.Page.GetByLabel("Account, line 1").FocusAsync();
        await keys.TypeAsync("1010");
        await keys.PressAsync("Enter");
        await Assertions.Expect(focus).ToHaveAttributeAsync("aria-label", "Account, line 2");
        await keys.TypeAsync("4010");
        await keys.PressAsync("Enter");
        await Assertions.Expect(focus).ToHaveAttributeAsync("aria-label", "Account, line 3");
        await window.Page.GetByLabel("Debit, line 1").FocusAsync();
        await keys.TypeAsync("125");
        await keys.PressAsync("Enter");
        await keys.TypeAsync("=");
        await keys.PressAsync("Enter");
        await Assertions.Expect(window.Page.Locator(".bl-journal-foot [role=status]")).ToContainTextAsync("Balanced: 125.00 on each side.");
        await keys.PressAsync("Alt+Insert");
        await Assertions.Expect(window.Page.Locator("tr[data-line]")).ToHaveCountAsync(4);
        await keys.PressAsync("Alt+Delete");
        await Assertions.Expect(window.Page.Locator("tr[data-line]")).ToHaveCountAsync(3);
        await Assertions.Expect(focus).ToHaveAttributeAsync("data-col", "account");

        await window.SettleAsync();
        Assert.Empty(await Axe.ViolationsAsync(window, $"Manual journal {theme}"));
        Assert.Empty(window.Complaints);
    }

    private async Task<string> AddressAsync()
    {
        await using var _ = await site.EnterAsync("");
        await using var db = site.Db();
        return await db.Batches.Where(b => b.Name == "Autumn courses" && b.State != BatchState.Posted).OrderByDescending(b => b.Id).Select(b => "/batches/" + b.Number).FirstAsync();
    }
}
