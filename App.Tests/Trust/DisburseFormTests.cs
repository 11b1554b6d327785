using BatchLedger.Tests.Ui;
using BatchLedger.Transactions;
using BatchLedger.Ui;
using Bunit;

namespace BatchLedger.Tests.Trust;

public class DisburseFormTests : FormStage
{
    [Fact]
    public async Task Kinds_with_nothing_to_pay_say_why()
    {
        await ReceivedAsync(600_00, d => d.Rent = 520_00);

        _ = Open(d => d.DisburseAsync(Lane));

        Assert.Equal(["To the owner", "To a creditor", "Refund of unallocated money to the tenant", "Bond refund to the tenant – No bond is held."],
            Screen.FindAll(".mud-dialog fieldset label").Select(label => label.TextContent.Trim()));
        Assert.Equal([false, false, false, true], Screen.FindAll("input[type=radio]").Select(radio => radio.HasAttribute("disabled")));
    }

    [Fact]
    public void With_nothing_at_all_there_is_nothing_to_press()
    {
        _ = Open(d => d.DisburseAsync(Lane));

        Assert.All(Screen.FindAll("input[type=radio]"), radio => Assert.True(radio.HasAttribute("disabled")));
        Assert.Contains("Owner funds are 0.00.", Screen.Markup, StringComparison.Ordinal);
        Assert.Empty(Screen.FindAll(".mud-dialog .primary"));
    }

    [Fact]
    public async Task The_owner_is_offered_what_pending_fees_leave_and_what_stays_is_shown()
    {
        await ReceivedAsync(520_00);
        var asked = Open(d => d.DisburseAsync(Lane));
        Assert.Equal("494.00", Screen.Field("Amount").GetAttribute("value"));
        Assert.Equal("Harbour Trust", Screen.Field("Payee").GetAttribute("value"));

        await TypeAsync("Amount", "500");
        Assert.Equal(("520.00", "20.00"), (Figure("Owner funds now"), Figure("Owner funds then")));
        await SaveAsync();

        Assert.True(await asked);
        Assert.Equal((TransactionKind.OwnerPayment, 500_00), ((await LastAsync()).Kind, (await LastAsync()).Amount));
    }

    [Fact]
    public async Task More_than_there_is_shows_at_once_and_is_refused_with_what_was_typed_kept()
    {
        await ReceivedAsync(520_00);
        _ = Open(d => d.DisburseAsync(Lane, TransactionKind.CreditorPayment));
        await TypeAsync("Amount", "600");
        Assert.Equal("(80.00) More than there is", Figure("Owner funds then"));
        await TypeAsync("Payee", "Rivers Plumbing");

        await SaveAsync();

        Assert.Contains("520.00", Refusal, StringComparison.Ordinal);
        Assert.Equal(("600.00", "Rivers Plumbing"), (Screen.Field("Amount").GetAttribute("value"), Screen.Field("Payee").GetAttribute("value")));
    }

    [Fact]
    public async Task A_creditor_is_paid_by_cheque_with_its_number()
    {
        await ReceivedAsync(520_00);
        var asked = Open(d => d.DisburseAsync(Lane, TransactionKind.CreditorPayment));
        await TypeAsync("Amount", "100");
        await TypeAsync("Payee", "Rivers Plumbing");
        var by = Screen.FindComponent<Pick<PaymentMeans>>();
        await Screen.InvokeAsync(() => by.Instance.ValueChanged.InvokeAsync(PaymentMeans.Cheque));
        await TypeAsync("Cheque number", "000417");

        await SaveAsync();

        Assert.True(await asked);
        var made = await LastAsync();
        Assert.Equal((PaymentMeans.Cheque, "000417", "Rivers Plumbing"), (made.Trust!.Means, made.Trust.Cheque, made.Trust.Payee));
    }

    [Fact]
    public async Task The_bond_goes_back_to_the_tenant_and_what_was_typed_for_another_kind_waits()
    {
        await ReceivedAsync(800_00, d => d.Bond = 300_00);
        var asked = Open(d => d.DisburseAsync(Lane));
        await TypeAsync("Amount", "12");
        await Screen.FindAll("input[type=radio]")[3].ChangeAsync(new() { Value = "on" });
        Assert.Equal(("300.00", "A. Novak"), (Screen.Field("Amount").GetAttribute("value"), Screen.Field("Payee").GetAttribute("value")));
        await Screen.FindAll("input[type=radio]")[0].ChangeAsync(new() { Value = "on" });
        Assert.Equal("12.00", Screen.Field("Amount").GetAttribute("value"));
        await Screen.FindAll("input[type=radio]")[3].ChangeAsync(new() { Value = "on" });

        await SaveAsync();

        Assert.True(await asked);
        Assert.Equal(0, (await FundsAsync()).Bond);
    }
}
