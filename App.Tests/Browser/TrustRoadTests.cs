using BatchLedger.Managements;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace BatchLedger.Tests.Browser;

/// <summary>Trust money on its way through the office, page after page as people go.</summary>
[Collection(InTheBrowser.Name)]
public sealed class TrustRoadTests(BrowserSite site)
{
    private static readonly LocatorAssertionsToContainTextOptions Patient = new() { Timeout = 30_000 };

    [Fact, Rule("S3.28")]
    public async Task Received_allocated_paid_to_the_owner_and_on_a_statement_it_is_not_reassigned_any_more()
    {
        await using var context = await site.EnterAsync(BrowserSite.Accountant);
        var management = await TrustSample.LetAsync(site, "9 Towpath");
        var window = await Window.OpenAsync(context, management.LedgerAddress);

        await ReceiveAsync(window, "600.00", rent: "520.00");
        await window.Page.Locator(".bl-alert", new() { HasText = "Unallocated Monies" }).ClickAsync();
        await DoAsync(window, "Allocate", ("Rent", "80.00"));
        await window.PressAsync("Disburse");
        await DoAsync(window, "Disburse", ("Amount", "600.00"));
        await Assertions.Expect(Row(window, "Owner payment")).ToContainTextAsync("600.00", Patient);

        await window.GoAsync($"{management.Address}/statements");
        await window.PressAsync("Owner statement");
        await window.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { NameRegex = new("^Make statement") }).ClickAsync();
        await Assertions.Expect(window.Page.Locator("main tbody tr")).ToHaveCountAsync(1, new() { Timeout = 30_000 });
        var receipt = await ReceiptAsync(management);
        await PresentAsync(window, receipt);

        await window.GoAsync(management.LedgerAddress);
        var statement = await ReadAsync(db => db.OwnerStatements.Where(s => s.ManagementId == management.Id).Select(s => s.Number));
        await Assertions.Expect(await OtherAsync(window, receipt, "Reassign")).ToContainTextAsync($"Funds were paid to the owner on {TrustSample.Today:dd MMM yyyy} and are on statement {statement}.");
        Assert.Empty(window.Complaints);
    }

    [Fact, Rule("S3.30")]
    public async Task Presented_it_is_not_reversed_but_dishonoured_and_the_fee_is_credited()
    {
        await using var context = await site.EnterAsync(BrowserSite.Accountant);
        var management = await TrustSample.LetAsync(site, "11 Towpath");
        var window = await Window.OpenAsync(context, management.LedgerAddress);

        await ReceiveAsync(window, "520.00");
        await window.Page.Locator(".bl-alert", new() { HasText = "Pending Fees" }).ClickAsync();
        await DoAsync(window, "Disburse 26.00");
        var receipt = await ReceiptAsync(management);
        await PresentAsync(window, receipt);

        await window.GoAsync(management.LedgerAddress);
        await Assertions.Expect(await OtherAsync(window, receipt, "Reverse")).ToContainTextAsync($"Already presented in the reconciliation of {TrustSample.Today:dd MMM yyyy}. Use Reassign or Dishonour.");
        await window.PressAsync("Dishonour");
        await DoAsync(window, "Dishonour", ("Reason", "No funds"));

        await Assertions.Expect(Row(window, "Dishonour")).ToContainTextAsync("520.00", Patient);
        Assert.Equal(FeeState.Credited, await ReadAsync(db => db.ManagementFees.Where(f => f.ManagementId == management.Id).Select(f => f.State)));
        Assert.Equal(0, await ReadAsync(db => db.TrustEntries.Where(e => e.ManagementId == management.Id).GroupBy(_ => 1).Select(all => all.Sum(e => e.Owner))));
        Assert.Empty(window.Complaints);
    }

    private static async Task ReceiveAsync(Window window, string amount, string? rent = null)
    {
        await window.PressAsync("Receipt");
        await DoAsync(window, "Record receipt", rent is null ? [("Amount", amount)] : [("Amount", amount), ("Rent", rent)]);
        await Assertions.Expect(window.Page.Locator("tbody")).ToContainTextAsync(amount, Patient);
    }

    /// <summary>Fills in the open form and sends it off.</summary>
    private static async Task DoAsync(Window window, string button, params (string Field, string Text)[] fields)
    {
        var dialog = window.Page.GetByRole(AriaRole.Dialog);
        foreach (var (field, text) in fields)
        {
            await dialog.Locator("input:not([type=radio])").And(dialog.GetByLabel(field)).First.FillAsync(text);
            await window.Page.Keyboard.PressAsync("Tab");
        }
        await window.SettleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await Assertions.Expect(dialog).ToHaveCountAsync(0, new() { Timeout = 30_000 });
    }

    /// <summary>Opens Other of a receipt; what stands at one of its actions.</summary>
    private static async Task<ILocator> OtherAsync(Window window, Transaction of, string action)
    {
        var menu = window.Page.GetByRole(AriaRole.Group, new() { Name = $"Other for {of.Number}" });
        await window.Page.GetByRole(AriaRole.Button, new() { Name = $"Other for {of.Number}" }).ClickAsync();
        return menu.Locator("li", new() { Has = window.Button(action) });
    }

    private async Task PresentAsync(Window window, Transaction receipt)
    {
        var statement = await TrustSample.StatementAsync(site, receipt.Amount);
        await window.GoAsync($"{statement.Address}?q={receipt.Number}");
        await window.Page.GetByRole(AriaRole.Checkbox, new() { Name = $"{receipt.Number} presented" }).CheckAsync();
        await Assertions.Expect(window.Page.Locator("output")).ToHaveTextAsync("0.00");
    }

    private static ILocator Row(Window window, string words) => window.Page.Locator("tbody tr", new() { HasText = words }).First;

    private Task<Transaction> ReceiptAsync(Management of) => ReadAsync(db => db.Transactions.Where(t => t.Kind == TransactionKind.TrustReceipt && t.Trust!.ManagementId == of.Id));

    private async Task<T> ReadAsync<T>(Func<BatchLedger.Data.AppDbContext, IQueryable<T>> of)
    {
        await using var db = site.Db();
        return await of(db).SingleAsync();
    }
}
