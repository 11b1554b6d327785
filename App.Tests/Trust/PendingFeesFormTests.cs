using BatchLedger.Managements;
using BatchLedger.Tests.Ui;
using BatchLedger.Transactions;
using BatchLedger.Trust;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Trust;

public class PendingFeesFormTests : FormStage
{
    [Fact]
    [Rule("S3.5")]
    [Rule("S3.6")]
    public async Task A_pending_fee_is_deleted_with_a_reason_and_the_list_loses_it_at_once()
    {
        await ReceivedAsync(520_00);
        await ChargedAsync("Letting fee", 35_60);
        _ = Open(d => d.PendingFeesAsync(Lane));
        Screen.WaitForAssertion(() => Assert.Equal(2, Rows.Count));

        var deleting = Screen.FindAll(".bl-table .bl-link").Single(b => b.GetAttribute("aria-label") == "Delete Letting fee, 35.60").ClickAsync(new());
        Screen.WaitForElement("textarea");
        await Screen.Find(".danger").ClickAsync(new());
        Assert.Contains("Write a reason", Screen.Markup, StringComparison.Ordinal);
        await Screen.Find("textarea").InputAsync(new() { Value = "Agreed with the owner" });
        await Screen.Find(".danger").ClickAsync(new());
        await deleting;

        Screen.WaitForAssertion(() => Assert.Single(Rows));
        await using var db = Books.Db();
        var fee = await db.ManagementFees.SingleAsync(f => f.Description == "Letting fee");
        Assert.Equal((FeeState.Deleted, "Agreed with the owner", "R. Osei"), (fee.State, fee.EndReason, fee.EndedBy));
    }

    [Fact]
    [Rule("S3.5")]
    public async Task Only_ticked_fees_are_disbursed()
    {
        await ReceivedAsync(520_00);
        await ChargedAsync("Letting fee", 35_60);
        var asked = Open(d => d.PendingFeesAsync(Lane));
        Screen.WaitForAssertion(() => Assert.Equal("Disburse 61.60", Screen.Find(".mud-dialog .primary").TextContent));

        await Screen.FindAll(".bl-check").Single(t => t.GetAttribute("aria-label") == "Disburse Letting fee, 35.60").ChangeAsync(new() { Value = false });
        Assert.Equal("Disburse 26.00", Screen.Find(".mud-dialog .primary").TextContent);
        Assert.Equal(("520.00", "494.00"), (Figure("Owner funds now"), Figure("Owner funds then")));
        await SaveAsync();

        Assert.True(await asked);
        Assert.Equal("1 fee disbursed.", Said);
        Assert.Equal((TransactionKind.ManagementFee, 26_00), ((await LastAsync()).Kind, (await LastAsync()).Amount));
    }

    [Fact]
    public async Task Another_fee_is_charged_and_stands_in_the_list()
    {
        _ = Open(d => d.PendingFeesAsync(Lane));
        Screen.WaitForElement(".bl-empty");

        var charging = Screen.FindAll(".bl-btn").Single(b => b.TextContent == "Charge a fee").ClickAsync(new());
        Screen.WaitForAssertion(() => Assert.Equal(2, Screen.FindAll(".mud-dialog form").Count));
        await TypeAsync("Description", "Inspection");
        await TypeAsync("Amount", "45");
        await Screen.FindAll(".mud-dialog form")[1].SubmitAsync();
        await charging;

        Screen.WaitForAssertion(() => Assert.Contains("Inspection", Assert.Single(Rows), StringComparison.Ordinal));
    }

    private List<string> Rows => [.. Screen.FindAll(".bl-table tbody tr").Select(row => row.TextContent)];

    private async Task ChargedAsync(string what, long amount) => Assert.Null(await Books.Get<FeeService>().ChargeAsync(
        new FeeDraft { ManagementId = Lane.Id, Date = Day, Description = what, Amount = amount }));
}
