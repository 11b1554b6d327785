using BatchLedger.Batches;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace BatchLedger.Tests.Browser;

/// <summary>The dialogs and forms of ledgers, journals and budgets, open, in both themes.</summary>
[Collection(InTheBrowser.Name)]
public sealed class BookDialogTests(BrowserSite site)
{
    [Fact]
    public async Task A_date_that_is_typed_into_a_form_is_the_one_that_is_kept()
    {
        await using var context = await site.EnterAsync(BrowserSite.Everybody);
        var window = await Window.OpenAsync(context, "/batches");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "New Batch", Exact = true }).ClickAsync();
        var (dialog, today) = (window.Page.GetByRole(AriaRole.Dialog), DateTime.UtcNow);
        var first = new DateOnly(today.Year, today.Month, 1);
        await dialog.GetByRole(AriaRole.Textbox, new() { Name = "Batch date" }).FillAsync($"{today.Month}/1/{today.Year}");
        await window.Page.Keyboard.PressAsync("Tab");
        await dialog.GetByRole(AriaRole.Textbox, new() { Name = "Name" }).FillAsync("Typed on the first");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Create batch" }).ClickAsync();
        await window.Page.WaitForURLAsync("**/batches/B-*");

        await using var db = site.Db();
        Assert.Equal(first, await db.Batches.Where(b => b.Name == "Typed on the first").Select(b => b.Date).SingleAsync());
    }

    [Theory, InlineData("light"), InlineData("dark")]
    public Task Change_ID_of_a_ledger(string theme) => DialogAsync(theme, "/ledgers/MAIN", "Change ID");

    [Theory, InlineData("light"), InlineData("dark")]
    public Task Add_a_company_to_a_ledger(string theme) => DialogAsync(theme, "/ledgers/COUNTS", "Add company");

    [Theory, InlineData("light"), InlineData("dark")]
    public Task Copy_a_budget(string theme) => DialogAsync(theme, "/budgets?company=ARG", "Copy from…");

    [Theory, InlineData("light"), InlineData("dark")]
    public Task A_recurring_journal(string theme) => DialogAsync(theme, "/recurring-journals?company=ARG", "New recurring journal");

    [Theory, InlineData("light"), InlineData("dark")]
    public async Task Reverse_a_journal(string theme) => await DialogAsync(theme, await PostedJournalAsync(), "Reverse");

    [Theory, InlineData("light"), InlineData("dark")]
    public async Task Repeat_a_journal(string theme) => await DialogAsync(theme, await PostedJournalAsync(), "Repeat");

    [Theory, InlineData("light"), InlineData("dark")]
    public Task A_mapping_between_branches(string theme) => FormAsync(theme, "/inter-branch?company=ARG", "New mapping", "Add mapping");

    [Theory, InlineData("light"), InlineData("dark")]
    public Task An_exchange_rate(string theme) => FormAsync(theme, "/exchange-rates", "New rate", "Add rate");

    [Theory, InlineData("light"), InlineData("dark")]
    public async Task A_journal_that_counts(string theme)
    {
        await using var context = await site.EnterAsync(BrowserSite.Everybody, theme);
        var window = await Window.OpenAsync(context, $"/batches/{await SampleBatch.CountingAsync(site, $"Counts in {theme}")}?tab=transactions");
        await window.ChooseAsync("Add transaction", "Manual journal");
        await window.SettleAsync();
        await window.Page.GetByLabel("Account, line 1").FillAsync("9000");
        await window.Page.Keyboard.PressAsync("Tab");
        await window.Page.GetByLabel("Quantity, line 1").FillAsync("12");
        await window.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(window.Page.Locator(".bl-journal-foot [role=status]")).ToContainTextAsync("12.00 members");
        Assert.Empty(await Axe.ViolationsAsync(window, $"Statistical journal {theme}"));

        await window.PressAsync("Add manual journal");
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Cell, new() { Name = "12.00 members", Exact = true })).ToBeVisibleAsync();
        Assert.Empty(window.Complaints);
    }

    private async Task DialogAsync(string theme, string address, string opener)
    {
        await using var context = await site.EnterAsync(BrowserSite.Everybody, theme);
        var window = await Window.OpenAsync(context, address);
        await window.PressAsync(opener);
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await window.SettleAsync();
        Assert.Empty(await Axe.ViolationsAsync(window, $"{opener} {theme}"));
        Assert.True(await window.Page.EvaluateAsync<bool>("() => !!document.activeElement.closest('[role=dialog], .mud-dialog')"), "The focus is not in the dialog.");

        await window.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        Assert.Empty(window.Complaints);
    }

    private async Task FormAsync(string theme, string address, string opener, string saver)
    {
        await using var context = await site.EnterAsync(BrowserSite.Everybody, theme);
        var window = await Window.OpenAsync(context, address);
        await window.PressAsync(opener);
        await Assertions.Expect(window.Button(saver)).ToBeVisibleAsync();
        await window.SettleAsync();
        Assert.Empty(await Axe.ViolationsAsync(window, $"{opener} {theme}"));

        await window.Button(saver).ClickAsync();
        await window.SettleAsync();
        Assert.Empty(await Axe.ViolationsAsync(window, $"{opener} refused, {theme}"));
        await window.PressAsync("Cancel");
        await Assertions.Expect(window.Button(saver)).ToHaveCountAsync(0);
        Assert.Empty(window.Complaints);
    }

    private async Task<string> PostedJournalAsync()
    {
        await using var _ = await site.EnterAsync("");
        await using var db = site.Db();
        return await (from t in db.Transactions.Where(t => t.Kind == TransactionKind.ManualJournal)
                      join b in db.Batches.Where(b => b.State == BatchState.Posted && b.Name.StartsWith("Counts")) on t.BatchId equals b.Id
                      orderby t.Id descending
                      select "/transactions/" + t.Number).FirstAsync();
    }
}
