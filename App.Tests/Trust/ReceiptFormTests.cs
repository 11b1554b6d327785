using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.Managements;
using BatchLedger.Transactions;
using BatchLedger.Tests.Ui;
using BatchLedger.Trust;
using BatchLedger.Ui;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BatchLedger.Tests.Trust;

public class ReceiptFormTests : FormStage
{
    [Fact]
    public async Task Rent_takes_all_it_can_and_the_rest_shows_as_unallocated_while_one_types()
    {
        var asked = Open(d => d.ReceiptAsync(Lane));
        Assert.Equal("Receipt – 14 Mill Lane", Screen.Find(".mud-dialog h2").TextContent);
        Assert.Equal("NOVAK", Screen.Field("Reference").GetAttribute("value"));

        await TypeAsync("Amount", "1,100");
        Assert.Equal("0.00 of 1,100.00", Figure("Unallocated"));
        Assert.Equal("1,100.00 Pays rent from 02 Mar 2026 to 16 Mar 2026", Figure("Rent"));

        await TypeAsync("Rent", "1,040");
        await TypeAsync("Invoice TI-000012", "40");
        Assert.Equal("20.00 of 1,100.00", Figure("Unallocated"));
        await TypeAsync("Bond", "50");
        Assert.Equal("30.00 More is divided than the 1,100.00 there are", Figure("Too much"));
        await TypeAsync("Bond", "");
        await SaveAsync();

        Assert.True(await asked);
        var made = await LastAsync();
        Assert.Equal($"Receipt {made.Number} over 1,100.00 recorded.", Said);
        Assert.Equal((1_080_00, 20_00, 0), (made.Trust!.Owner, made.Trust.Unallocated, made.Trust.Bond));
        Assert.Equal("NOVAK", made.Reference);
    }

    [Fact]
    public async Task Rent_stops_where_the_tenancy_ends()
    {
        _ = Open(d => d.ReceiptAsync(Lane));

        await TypeAsync("Amount", "2,200");

        Assert.Equal("120.00 of 2,200.00", Figure("Unallocated"));
        Assert.Contains("Empty: all it can take, at most 2,080.00", Screen.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_receipt_stays_open_with_what_was_typed()
    {
        var asked = Open(d => d.ReceiptAsync(Lane));
        await TypeAsync("Amount", "100");
        await TypeAsync("Bond", "150");

        await SaveAsync();

        Assert.Contains("100.00", Refusal, StringComparison.Ordinal);
        Assert.Equal("150.00", Screen.Field("Bond").GetAttribute("value"));
        await Screen.FindAll(".mud-dialog .bl-btn").Single(b => b.TextContent == "Cancel").ClickAsync(new());
        Assert.False(await asked);
    }

    [Fact]
    public async Task What_is_no_amount_is_not_taken_for_nothing()
    {
        _ = Open(d => d.ReceiptAsync(Lane));
        await TypeAsync("Amount", "100");
        await TypeAsync("Bond", "4o");

        await SaveAsync();

        Assert.StartsWith("Bond: “4o” is not an amount in USD.", Refusal, StringComparison.Ordinal);
        await TypeAsync("Bond", "40");
        await SaveAsync();
        Assert.Equal(40_00, (await FundsAsync()).Bond);
    }

    [Fact]
    public async Task Two_presses_of_the_button_record_one_receipt()
    {
        var asked = Open(d => d.ReceiptAsync(Lane));
        await TypeAsync("Amount", "520");
        var (form, held) = (Screen.Find(".mud-dialog form"), new TaskCompletionSource());
        var gate = Books.Get<WriteGate>().PassAsync(() => held.Task);

        var first = form.SubmitAsync();
        await form.SubmitAsync();
        Assert.Equal("true", Screen.Find(".mud-dialog .primary").GetAttribute("aria-busy"));
        held.SetResult();
        await Task.WhenAll(gate, first);

        Assert.True(await asked);
        await using var db = Books.Db();
        Assert.Equal(1, await db.Transactions.CountAsync());
    }

    [Fact]
    public async Task The_owner_contributes_to_the_owner_funds()
    {
        var asked = Open(d => d.ReceiptAsync(Lane));
        var from = Screen.FindComponent<Pick<Payer>>();
        await Screen.InvokeAsync(() => from.Instance.ValueChanged.InvokeAsync(from.Instance.Options[^1]));
        await TypeAsync("Amount", "300");
        Assert.Contains("A contribution adds to the owner funds: 0.00 now, 300.00 then.", Screen.Markup, StringComparison.Ordinal);

        await SaveAsync();

        Assert.True(await asked);
        Assert.Equal(TransactionKind.OwnerContribution, (await LastAsync()).Kind);
        Assert.Equal(300_00, (await FundsAsync()).Owner);
    }

    [Fact]
    public async Task The_tenant_of_today_is_asked_first_and_those_of_before_and_after_can_pay_too()
    {
        Tenancy Let(string tenants, DateOnly start, DateOnly? end)
        {
            var tenancy = new Tenancy { CompanyId = Lane.CompanyId, ManagementId = Lane.Id, Tenants = tenants, Start = start, End = end };
            tenancy.Agree(500_00, RentPeriod.Week);
            return tenancy;
        }
        await Books.PutAsync(Let("B. After", new DateOnly(2026, 4, 1), null), Let("C. Before", new DateOnly(2025, 1, 1), new DateOnly(2026, 2, 28)));

        _ = Open(d => d.ReceiptAsync(Lane));

        Assert.Equal(["A. Novak, tenant", "B. After, tenant", "C. Before, tenant", "Harbour Trust, owner"], Screen.FindComponent<Pick<Payer>>().Instance.Options.Select(p => p.ToString()));
    }

    [Fact]
    [Rule("S1.4")]
    public async Task Only_open_batches_that_hold_the_date_are_offered_and_without_one_the_form_says_so()
    {
        _ = Open(d => d.ReceiptAsync(Lane));
        Assert.Equal(["B-000001"], Screen.FindComponent<BatchPick>().FindComponent<Pick<BatchLedger.Sales.BatchChoice>>().Instance.Options.Select(b => b.Number));

        await TypeAsync("Date received", "2/27/2026");

        Assert.Contains("No open batch holds 27 Feb 2026.", Screen.Find(".bl-why").TextContent, StringComparison.Ordinal);
        Assert.Equal("Open a new batch", Screen.Find(".bl-why button").TextContent);
        await TypeAsync("Date received", "3/2/2026");
        Assert.Empty(Screen.FindAll(".bl-why"));
    }

    [Fact]
    [Rule("S1.4")]
    public async Task A_closed_batch_is_not_offered()
    {
        await Books.Get<WriteGate>().PassAsync(async () =>
        {
            await using var db = Books.Db();
            (await db.Batches.SingleAsync()).Close("R. Osei", Books.Start);
            await db.SaveChangesAsync();
        });

        _ = Open(d => d.ReceiptAsync(Lane));

        Assert.Contains("No open batch holds 10 Mar 2026.", Screen.Find(".bl-why").TextContent, StringComparison.Ordinal);
    }
}
