using BatchLedger.Tests.Ui;
using BatchLedger.Transactions;
using Bunit;

namespace BatchLedger.Tests.Trust;

public class UnallocatedFormTests : FormStage
{
    [Fact]
    [Rule("S3.4")]
    public async Task Unallocated_money_goes_to_rent_invoices_and_bond()
    {
        await ReceivedAsync(700_00, d => d.Rent = 0);
        var asked = Open(d => d.UnallocatedAsync(Lane));
        await TypeAsync("Rent", "520");
        await TypeAsync("Invoice TI-000012", "40");
        await TypeAsync("Bond", "100");
        Assert.Equal("40.00 of 700.00", Figure("Stays unallocated"));
        Assert.Equal("520.00 Pays rent from 02 Mar 2026 to 09 Mar 2026", Figure("Rent"));

        await SaveAsync();

        Assert.True(await asked);
        var made = await LastAsync();
        Assert.Equal((TransactionKind.Allocation, 560_00, -660_00, 100_00), (made.Kind, made.Trust!.Owner, made.Trust.Unallocated, made.Trust.Bond));
    }

    [Fact]
    [Rule("S3.4")]
    public async Task Or_back_to_the_tenant_as_a_refund()
    {
        await ReceivedAsync(600_00, d => d.Rent = 520_00);
        var asked = Open(d => d.UnallocatedAsync(Lane));

        await Screen.FindAll("input[type=radio]")[1].ChangeAsync(new() { Value = "on" });
        Assert.Equal(("80.00", "A. Novak"), (Screen.Field("Amount").GetAttribute("value"), Screen.Field("Payee").GetAttribute("value")));
        Assert.Equal("Refund to the tenant", Screen.Find(".mud-dialog .primary").TextContent);
        await SaveAsync();

        Assert.True(await asked);
        Assert.Equal((TransactionKind.TenantRefund, 0), ((await LastAsync()).Kind, (await FundsAsync()).Unallocated));
    }

    [Fact]
    public async Task Giving_away_more_than_there_is_is_refused_at_the_form()
    {
        await ReceivedAsync(600_00, d => d.Rent = 520_00);
        _ = Open(d => d.UnallocatedAsync(Lane));
        await TypeAsync("Bond", "90");
        Assert.Equal("10.00 More is divided than the 80.00 there are", Figure("Too much"));

        await SaveAsync();

        Assert.Contains("80.00", Refusal, StringComparison.Ordinal);
        Assert.Equal("90.00", Screen.Field("Bond").GetAttribute("value"));
    }

    [Fact]
    public void Without_any_the_form_says_so()
    {
        _ = Open(d => d.UnallocatedAsync(Lane));

        Assert.Contains("No unallocated money is held", Screen.Markup, StringComparison.Ordinal);
        Assert.Empty(Screen.FindAll(".mud-dialog .primary"));
    }
}
