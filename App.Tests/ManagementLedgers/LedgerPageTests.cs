using BatchLedger.Managements;
using BatchLedger.People;
using BatchLedger.Transactions;
using BatchLedger.Data;
using BatchLedger.Live;
using Bunit;

namespace BatchLedger.Tests.ManagementLedgers;

public class LedgerPageTests : LedgerStage
{
    [Fact, Rule("S3.2")]
    public async Task The_ledger_is_reached_by_management_then_tenancy_and_says_whose_it_is()
    {
        await using var ground = await OpenAsync();

        var page = Ledger();

        Assert.Equal(["Managements", "M-000107 Tenancy/Management", "Ledger"], page.FindAll(".bl-crumbs li").Select(li => Plain(li.TextContent)));
        Assert.Equal(["/managements", "/managements/M-000107"], page.FindAll(".bl-crumbs a").Select(a => a.GetAttribute("href")));
        Assert.Equal("14 Mill Lane", page.Find("h1").TextContent);
        Assert.Equal("Owner: Harbour Trust · Tenant: A. Novak · rent 520.00 a week, paid to 02 Feb 2026", page.Find(".bl-sub").TextContent);
        Assert.Equal("/managements/M-000107/ledger", page.Find(".bl-tabs a[aria-current=page]").GetAttribute("href"));
        Assert.Equal(["Receipt", "Disburse", "Owner statement"], page.FindAll(".bl-head > .bl-bar button").Select(b => b.TextContent));
    }

    [Fact, Rule("S3.12"), Rule("S3.13"), Rule("S3.14"), Rule("S3.15"), Rule("S3.16"), Rule("S3.17"), Rule("S3.18"), Rule("S3.19")]
    public async Task The_nine_columns_say_when_it_was_added_and_when_the_money_moved_what_it_was_and_what_is_left()
    {
        await using var ground = await OpenAsync();
        await ground.PutAsync(new(TransactionKind.TrustReceipt, 3, 9) { Owner = 520_00, Unallocated = 140_00, Bond = 80_00, Description = "Rent 02 Mar to 09 Mar", Reference = "NOVAK" });
        await ground.PutAsync(new(TransactionKind.ManagementFee, 3, 10) { Owner = -30_80, Description = "Management fee" });

        var page = Ledger();

        Assert.Equal(["Added", "Trans Date", "Trans#", "Receipt#", "Ref#", "Description", "Withdraw", "Deposit", "Balance", ""], page.FindAll("thead th").Select(th => Plain(th.TextContent)));
        var receipt = Cells(page, "T-000001");
        Assert.Equal(["10 Mar 2026", "09 Mar 2026", "T-000001", "R-000001", "NOVAK", "Rent 02 Mar to 09 Mar bond 80.00 in", "–", "660.00"], receipt.Take(8));
        Assert.StartsWith("660.00 i", receipt[8], StringComparison.Ordinal);
        Assert.Equal(["10 Mar 2026", "10 Mar 2026", "T-000002", "", "", "Management fee", "30.80", "–"], Cells(page, "T-000002").Take(8));
        Assert.Equal("/transactions/T-000002", page.Find("tr[data-row='T-000002'] a").GetAttribute("href"));
        Assert.Equal("by R. Osei", page.Find("tr[data-row='T-000002'] td span").GetAttribute("title"));
    }

    [Fact, Rule("S3.21")]
    public async Task The_i_beside_the_balance_opens_its_two_parts_by_click_or_key()
    {
        await using var ground = await OpenAsync();
        await ground.PutAsync(new(TransactionKind.TrustReceipt, 3, 9) { Owner = 1_040_00, Unallocated = 140_00 });

        var page = Ledger();

        var (button, parts) = (page.Find("button.bl-i"), page.Find(".bl-pop:has(.bl-parts)"));
        Assert.Equal((parts.Id, "i"), (button.GetAttribute("popovertarget"), button.TextContent));
        Assert.Equal("Owner funds 1,040.00, unallocated 140.00", button.GetAttribute("title"));
        Assert.Equal("Owner funds 1,040.00 Unallocated monies 140.00 Balance 1,180.00", string.Join(' ', parts.QuerySelectorAll("dt, dd").Select(part => part.TextContent)));
    }

    [Fact, Rule("S3.3"), Rule("S3.5"), Rule("S3.7"), Rule("S3.8")]
    public async Task The_alerts_sum_up_what_waits_and_lead_on_and_are_calm_at_nothing()
    {
        await using var ground = await OpenAsync();
        var quiet = Ledger();
        Assert.Equal(["Unallocated MoniesNothing to allocate 0.00", "Pending FeesNo fee waits 0.00", "Bond Monies dueof 2,080.00 2,080.00"], Alerts(quiet));
        Assert.Equal(2, quiet.FindAll(".bl-alert.calm").Count);

        await ground.PutAsync(new(TransactionKind.TrustReceipt, 3, 9) { Owner = 520_00, Unallocated = 140_00, Bond = 1_560_00 });
        await ground.Books.PutAsync([.. new[] { 30_80L, 30_80L }.Select(amount => new ManagementFee
        {
            CompanyId = ground.Association.Company.Id, ManagementId = ground.Management.Id, Date = new(2026, 3, 9), Description = "Management fee", Amount = amount,
        })]);
        var page = Ledger();

        Assert.Equal(["Unallocated MoniesAllocate or disburse 140.00", "Pending Fees2 fees 61.60", "Bond Monies dueof 2,080.00 520.00"], Alerts(page));
        Assert.Empty(page.FindAll(".bl-alert.calm"));
        Assert.Equal("/managements/M-000107/bond", page.Find("a.bl-alert").GetAttribute("href"));
    }

    [Theory, Rule("S3.3"), Rule("S3.5")]
    [InlineData("Unallocated Monies")]
    [InlineData("Pending Fees")]
    public async Task An_alert_opens_what_settles_it(string alert)
    {
        await using var ground = await OpenAsync();
        await ground.PutAsync(new(TransactionKind.TrustReceipt, 3, 9) { Unallocated = 140_00 });
        var page = Ledger();

        var click = page.FindAll("button.bl-alert").Single(card => card.TextContent.Contains(alert, StringComparison.Ordinal)).ClickAsync(new());

        Screen.WaitForAssertion(() => Assert.Contains($"{alert} – 14 Mill Lane", Screen.Markup, StringComparison.Ordinal));
        await Screen.FindAll(".mud-dialog-actions button").First(button => button.TextContent.Trim() is "Cancel" or "Close").ClickAsync(new());
        await click;
    }

    [Fact, Rule("S3.9"), Rule("S3.10"), Rule("S3.11")]
    public async Task Ticks_and_order_stand_in_the_address_and_the_file_has_them_too()
    {
        await using var ground = await OpenAsync();
        var reversed = await ground.PutAsync(new(TransactionKind.TrustReceipt, 3, 2) { Owner = 520_00, Unallocated = 140_00 });
        await ground.PutAsync(new(TransactionKind.Allocation, 3, 3) { Owner = 140_00, Unallocated = -140_00 });
        await ground.PutAsync(new(TransactionKind.TrustReversal, 3, 4) { Of = reversed, Owner = -660_00 });
        Go("/managements/M-000107/ledger");
        var page = Ledger();
        Assert.Equal([true, false], page.FindAll(".bl-grid-tools input").Select(box => box.HasAttribute("checked")));
        Assert.Equal(["T-000002"], Numbers(page));

        await page.FindAll(".bl-grid-tools input")[1].ChangeAsync(new() { Value = true });
        Assert.EndsWith("/ledger?undone=True", Address.Uri, StringComparison.Ordinal);
        await page.FindAll(".bl-grid-tools input")[0].ChangeAsync(new() { Value = false });
        await Order(page).ClickAsync(new());
        Assert.EndsWith("/ledger?undone=True&transfers=False&sort=date", Address.Uri, StringComparison.Ordinal);

        page = Ledger();
        Assert.Equal(["T-000001", "T-000003"], Numbers(page));
        Assert.Equal("Trans Date ↑", Plain(Order(page).TextContent));
        await page.FindAll(".bl-grid-tools button").Single(b => b.TextContent == "Excel").ClickAsync(new());
        Assert.EndsWith("/managements/M-000107/ledger/file?undone=True&transfers=False&sort=date", Address.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_else_adds_shows_without_a_refresh()
    {
        await using var ground = await OpenAsync();
        var page = Ledger();
        Assert.Contains("No transaction to show", page.Markup, StringComparison.Ordinal);

        await ground.PutAsync(new(TransactionKind.TrustReceipt, 3, 9) { Unallocated = 140_00 });
        ground.Books.Get<Bell>().Ring([Topics.Management(ground.Management.Id)]);

        page.WaitForAssertion(() => Assert.Equal(["T-000001"], Numbers(page)), TimeSpan.FromSeconds(10));
        page.WaitForAssertion(() => Assert.Contains("140.00", Alerts(page)[0], StringComparison.Ordinal), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Who_may_only_read_is_told_what_each_action_needs_and_a_stranger_finds_nothing()
    {
        await using var ground = await OpenAsync();
        ground.Books.Actor = Books.Person("V. Iewer", Role.Viewer);
        var page = Ledger();
        Assert.Equal(4, page.FindAll("[aria-disabled=true]").Count(b => b.TextContent is "Receipt" or "Disburse" or "Owner statement" or "Excel"));
        Assert.Contains("Receipt, Disburse: ", Plain(page.Find(".bl-why").TextContent), StringComparison.Ordinal);

        ground.Books.Actor = Books.Person("A. Restricted", (Role)63, new HashSet<int> { 999 });
        Assert.Contains("Management M-000107 was not found", Ledger().Markup, StringComparison.Ordinal);
        Assert.Empty((await ground.RowsAsync()).Rows);
    }

    private static IReadOnlyList<string> Alerts(IRenderedComponent<BatchLedger.ManagementLedgers.ManagementLedgerPage> page) => [.. page.FindAll(".bl-alert").Select(alert => Plain(alert.TextContent))];

    private static IReadOnlyList<string> Numbers(IRenderedComponent<BatchLedger.ManagementLedgers.ManagementLedgerPage> page) => [.. page.FindAll("tbody tr").Select(tr => tr.GetAttribute("data-row")!)];

    private static AngleSharp.Dom.IElement Order(IRenderedComponent<BatchLedger.ManagementLedgers.ManagementLedgerPage> page) =>
        page.FindAll(".bl-grid-tools button").Single(b => b.TextContent.StartsWith("Trans Date", StringComparison.Ordinal));
}
