using BatchLedger.AccountBalances;
using BatchLedger.Accounts;
using BatchLedger.Ledgers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace BatchLedger.Tests.Browser;

/// <summary>Filling a budget with the keyboard and from a spreadsheet.</summary>
[Collection(InTheBrowser.Name)]
public sealed class BudgetGridTests(BrowserSite site)
{
    private const string Paste = """
        text => { const data = new DataTransfer(); data.setData("text/plain", text);
          document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })); }
        """;

    [Fact]
    public async Task The_keyboard_moves_like_a_spreadsheet_and_what_is_typed_and_pasted_is_saved()
    {
        var ledger = await LedgerAsync();
        await using var context = await site.EnterAsync(BrowserSite.Accountant);
        var window = await Window.OpenAsync(context, $"/budgets?company=ARG&ledger={ledger.Code}&year=2027");
        var keys = window.Page.Keyboard;

        await Field(window, "4010 Annual dues, Jan 2027").FocusAsync();
        await keys.TypeAsync("1,200.5");
        await keys.PressAsync("ArrowRight");
        await keys.TypeAsync("(3)");
        await keys.PressAsync("Enter");
        Assert.StartsWith("4020 ", await FocusedAsync(window), StringComparison.Ordinal);
        await keys.PressAsync("ArrowUp");
        Assert.Equal("4010 Annual dues, Feb 2027", await FocusedAsync(window));
        await keys.PressAsync("Tab");
        await keys.TypeAsync("nonsense");
        await keys.PressAsync("Enter");
        await Assertions.Expect(window.Page.GetByText("One field holds no amount")).ToBeVisibleAsync();
        await keys.PressAsync("ArrowUp");
        await keys.PressAsync("Escape");

        await Field(window, "5100 Rent, total of the year").FocusAsync();
        await keys.TypeAsync("1000");
        await keys.PressAsync("Enter");
        await Assertions.Expect(Field(window, "5100 Rent, Aug 2027")).ToHaveValueAsync("83.33");
        await Assertions.Expect(Field(window, "5100 Rent, Sep 2027")).ToHaveValueAsync("83.34");

        await Field(window, "4010 Annual dues, Nov 2027").FocusAsync();
        await window.Page.EvaluateAsync(Paste, "1\t2\t3\r\nwords\t4.25\r\n");
        await Assertions.Expect(window.Page.Locator("[data-budget-said]")).ToContainTextAsync("3 amounts pasted. 1 lay beyond the grid. 1 left as they were");
        await Assertions.Expect(window.Page.GetByText("17 amounts not saved")).ToBeVisibleAsync();
        Assert.Empty(await Axe.ViolationsAsync(window, "a budget with changes"));

        await keys.PressAsync("Control+s");
        await Assertions.Expect(window.Page.GetByText("17 amounts saved.")).ToBeVisibleAsync();
        Assert.Equal(["4010 -300", "4010 100", "4010 120050", "4010 200", "4020 425", "5100 100000"], await SavedAsync(ledger));
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task What_another_saves_appears_at_once_and_what_was_typed_over_asks_who_wins()
    {
        var ledger = await LedgerAsync();
        var address = $"/budgets?company=ARG&ledger={ledger.Code}&year=2027";
        await using var mine = await site.EnterAsync(BrowserSite.Accountant);
        await using var theirs = await site.EnterAsync(BrowserSite.SecondAccountant);
        var (here, there) = (await Window.OpenAsync(mine, address), await Window.OpenAsync(theirs, address));
        await TypeAsync(here, "4010 Annual dues, Jan 2027", "5");

        await TypeAsync(there, "4010 Annual dues, Jan 2027", "7");
        await TypeAsync(there, "4010 Annual dues, Feb 2027", "8");
        await there.PressAsync("Save");

        await Assertions.Expect(Field(here, "4010 Annual dues, Feb 2027")).ToHaveValueAsync("8.00");
        await Assertions.Expect(Field(here, "4010 Annual dues, Jan 2027")).ToHaveValueAsync("5.00");
        await here.PressAsync("Save");
        await Assertions.Expect(here.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Account 4010, Jan 2027: L. Marsh changed it to 7.00 meanwhile; yours is 5.00.");
        await here.PressAsync("Keep mine");
        await Assertions.Expect(here.Button("Keep mine")).ToHaveCountAsync(0);
        // A second Save at once counts as the tail of a double click.
        await here.Page.WaitForTimeoutAsync(500);
        await here.PressAsync("Save");

        await Assertions.Expect(Field(there, "4010 Annual dues, Jan 2027")).ToHaveValueAsync("5.00");
        Assert.Equal(["4010 500", "4010 800"], await SavedAsync(ledger));
    }

    [Fact]
    public async Task Leaving_with_unsaved_amounts_asks_first()
    {
        var ledger = await LedgerAsync();
        await using var context = await site.EnterAsync(BrowserSite.Accountant);
        var window = await Window.OpenAsync(context, $"/budgets?company=ARG&ledger={ledger.Code}&year=2027");
        await TypeAsync(window, "4010 Annual dues, Jan 2027", "5");
        await Assertions.Expect(window.Page.GetByText("1 amount not saved")).ToBeVisibleAsync();

        await window.Page.GetByRole(AriaRole.Tab, new() { Name = "Budget against actual" }).ClickAsync();
        await window.PressAsync("Stay here");
        await Assertions.Expect(Field(window, "4010 Annual dues, Jan 2027")).ToHaveValueAsync("5.00");
        await window.Page.GetByRole(AriaRole.Tab, new() { Name = "Budget against actual" }).ClickAsync();
        await window.PressAsync("Leave without saving");
        await Assertions.Expect(window.Page.GetByText("Nothing was posted and nothing is budgeted here")).ToBeVisibleAsync();

        await window.GoAsync($"/budgets?company=ARG&ledger={ledger.Code}&tab=actual&year=2026");
        Assert.Empty(await Axe.ViolationsAsync(window, "budget against actual"));
        Assert.Empty(await SavedAsync(ledger));
    }

    private static ILocator Field(Window window, string name) => window.Page.GetByRole(AriaRole.Textbox, new() { Name = name, Exact = true });

    private static Task<string> FocusedAsync(Window window) => window.Page.EvaluateAsync<string>("() => document.activeElement.getAttribute('aria-label')");

    private static async Task TypeAsync(Window window, string field, string text)
    {
        await Field(window, field).FocusAsync();
        await window.Page.Keyboard.TypeAsync(text);
        await window.Page.Keyboard.PressAsync("Enter");
    }

    private async Task<Ledger> LedgerAsync()
    {
        var ledger = new Ledger { Code = $"B{Guid.NewGuid():N}"[..8].ToUpperInvariant(), Description = "Plan", Type = LedgerType.Budget, Currency = "USD" };
        await site.PutAsync(ledger);
        await using var db = site.Db();
        await site.PutAsync(new LedgerCompany { LedgerId = ledger.Id, CompanyId = await db.Companies.Where(c => c.Code == "ARG").Select(c => c.Id).SingleAsync() });
        return ledger;
    }

    /// <summary>"4010 -300": account and amount; of rent, which was spread, the sum.</summary>
    private async Task<IReadOnlyList<string>> SavedAsync(Ledger ledger)
    {
        await using var db = site.Db();
        var stored = await db.AccountBalances.Where(b => b.LedgerId == ledger.Id).Join(db.Accounts, b => b.AccountId, a => a.Id, (b, a) => new { a.Code, a.Type, b.Debit, b.Credit }).ToListAsync();
        var amounts = stored.Select(row => (row.Code, Amount: row.Type.GrowsByDebit() ? row.Debit - row.Credit : row.Credit - row.Debit)).ToList();
        return [.. amounts.Where(row => row.Code != "5100").Concat(amounts.Where(row => row.Code == "5100").GroupBy(row => row.Code, (code, of) => (code, of.Sum(row => row.Amount))))
            .Select(row => $"{row.Item1} {row.Item2}").Order(StringComparer.Ordinal)];
    }
}
