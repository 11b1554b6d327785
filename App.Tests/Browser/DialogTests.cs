using BatchLedger.Batches;
using BatchLedger.DeferredRevenue;
using BatchLedger.Sales;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace BatchLedger.Tests.Browser;

/// <summary>The dialogs of the daily work, open, in both themes.</summary>
[Collection(InTheBrowser.Name)]
public sealed class DialogTests(BrowserSite site)
{
    public static TheoryData<string> Kinds => [.. Enum.GetValues<TransactionKind>().Where(kind => !kind.IsTrust()).Select(kind => kind.Title())];

    [Theory, InlineData("light"), InlineData("dark")]
    public async Task New_batch(string theme) => await LookAsync(theme, "/batches", "New Batch");

    [Theory, InlineData("light"), InlineData("dark")]
    public async Task Control_total(string theme) => await LookAsync(theme, await AddressAsync("Kiosk week 3"), "Edit control total");

    [Theory, InlineData("light"), InlineData("dark")]
    public async Task Move_open_orders(string theme) => await LookAsync(theme, await AddressAsync("Autumn courses"), "Move Open Orders");

    [Theory, InlineData("light"), InlineData("dark")]
    public async Task Post(string theme) => await LookAsync(theme, await AddressAsync("Guidebooks"), "Post Batch");

    [Theory, InlineData("light"), InlineData("dark")]
    public async Task Reopen(string theme) => await LookAsync(theme, await AddressAsync("Chapter dues"), "Reopen Batch");

    [Theory, InlineData("light"), InlineData("dark")]
    public async Task A_file_of_the_ledger(string theme) => await LookAsync(theme, await AddressAsync(null), "Ledger (Detail)");

    [Theory, InlineData("light"), InlineData("dark")]
    public async Task Deferred_revenue(string theme)
    {
        await using var _ = await site.EnterAsync("");
        await using var db = site.Db();
        var period = await db.Batches.Where(b => b.Name == "Kiosk week 3").Select(b => b.FiscalPeriodId).FirstAsync();
        await LookAsync(theme, $"/fiscal-periods/{period}", RecogniseDialogs.Title);
    }

    [Theory, InlineData("light"), InlineData("dark")]
    public async Task A_mass_ledger(string theme) => await LookAsync(theme, (await Routes.AddressAsync(site, "/fiscal-periods/{Id:int}/export"))!, "Ledger (Detail)");

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_transaction_of_each_kind(string kind)
    {
        await using var context = await site.EnterAsync(BrowserSite.Everybody, kind == "Invoice" ? "dark" : "light");
        var window = await Window.OpenAsync(context, await AddressAsync("Autumn courses") + "?tab=transactions");
        await window.ChooseAsync("Add transaction", kind);
        await FaultlessAsync(window, $"Add {kind}");
    }

    private async Task LookAsync(string theme, string address, string opener)
    {
        await using var context = await site.EnterAsync(BrowserSite.Everybody, theme);
        var window = await Window.OpenAsync(context, address);
        await window.PressAsync(opener);
        await FaultlessAsync(window, $"{opener} {theme}");
    }

    private static async Task FaultlessAsync(Window window, string where)
    {
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await window.SettleAsync();
        Assert.Empty(await Axe.ViolationsAsync(window, where));
        Assert.True(await window.Page.EvaluateAsync<bool>("() => !!document.activeElement.closest('[role=dialog], .mud-dialog')"), "The focus is not in the dialog.");

        await window.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        Assert.Empty(window.Complaints);
    }

    /// <summary>A batch of the sample year; null: the newest that is posted.</summary>
    private async Task<string> AddressAsync(string? name)
    {
        await using var _ = await site.EnterAsync("");
        await using var db = site.Db();
        return await db.Batches.Where(b => name == null ? b.State == BatchState.Posted : b.Name == name && b.State != BatchState.Posted)
            .OrderByDescending(b => b.Id).Select(b => "/batches/" + b.Number).FirstAsync();
    }
}
