using BatchLedger.Catalog;
using BatchLedger.Data;
using BatchLedger.Sales;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Sales;

public class OrderTests
{
    [Fact]
    public async Task An_order_has_a_number_and_a_total_with_tax_and_no_transaction()
    {
        await using var till = await Till.OpenAsync();
        await till.ChangeAsync<Product>(till.Association.Dues.Id, p => p.TaxRate = 1000);
        var draft = till.Order();

        var both = await Task.WhenAll(till.Orders.CreateAsync(draft), till.Orders.CreateAsync(draft));

        Assert.Equal(Till.Made(both[0]).Id, Till.Made(both[1]).Id);
        await using var db = till.Books.Db();
        var order = await db.Orders.SingleAsync();
        Assert.Equal(("O-000001", 110_00, OrderState.Open), (order.Number, order.Total, order.State));
        Assert.False(await db.Transactions.AnyAsync());
    }

    [Fact]
    public async Task An_invoiced_order_keeps_its_prices_and_is_invoiced_once()
    {
        await using var till = await Till.OpenAsync();
        var order = Till.Made(await till.Orders.CreateAsync(till.Order(80_00)));
        await till.ChangeAsync<Product>(till.Association.Dues.Id, p => p.UnitPrice = 999_00);

        var both = await Task.WhenAll(till.Orders.InvoiceAsync(order.Id), till.Orders.InvoiceAsync(order.Id));

        var invoice = both.Single(b => b.Value is not null).Value!;
        Assert.Equal((80_00, "O-000001", Till.Day), (invoice.Amount, invoice.Reference, invoice.Date));
        Assert.Equal("Order O-000001 was invoiced as T-000001.", both.Single(b => b.Refusal is not null).Refusal!.Message);
        Assert.Equal("Order O-000001 was invoiced as T-000001.", (await till.Orders.VoidAsync(order.Id, "x"))?.Message);
        var row = Assert.Single((await till.Reads.OrdersAsync(till.Association.Batch.Id, new EntryFilter())).Shown);
        Assert.Equal((OrderState.Invoiced, "T-000001", "M-1 Anna Berg"), (row.State, row.Invoice, row.Member));
    }

    [Fact]
    public async Task An_order_changes_while_it_is_open()
    {
        await using var till = await Till.OpenAsync();
        var order = Till.Made(await till.Orders.CreateAsync(till.Order()));
        var draft = (await till.Reads.OrderAsync(order.Id))!;
        draft.Products.Add(new ProductLineDraft { ProductId = till.Association.Dues.Id, Quantity = 3 });

        Assert.Equal(400_00, Till.Made(await till.Orders.EditAsync(order.Id, draft)).Total);
        Assert.StartsWith("Order O-000001 was changed by R. Osei", (await till.Orders.EditAsync(order.Id, draft)).Refusal?.Message);

        Assert.Equal("Sales.ReasonMissing", (await till.Orders.VoidAsync(order.Id, ""))?.Code);
        Assert.Null(await till.Orders.VoidAsync(order.Id, "Changed their mind"));
        Assert.Equal("Order O-000001 was voided.", (await till.Orders.InvoiceAsync(order.Id)).Refusal?.Message);
    }

    [Fact]
    public async Task A_new_order_is_refused_in_the_same_words_as_a_transaction()
    {
        await using var till = await Till.OpenAsync();
        Assert.Equal("Enter the date.", await RefusedAsync(d => d.Date = null));
        Assert.Equal("Order date 02 Apr 2026 is outside fiscal period Mar 2026 (01 Mar – 31 Mar).", await RefusedAsync(d => d.Date = new DateOnly(2026, 4, 2)));
        Assert.Equal("Choose a member.", await RefusedAsync(d => d.MemberId = null));
        Assert.Equal("Add at least one line with a product.", await RefusedAsync(d => d.Products.Clear()));

        async Task<string?> RefusedAsync(Action<OrderDraft> spoil)
        {
            var draft = till.Order();
            spoil(draft);
            return (await till.Orders.CreateAsync(draft)).Refusal?.Message;
        }
    }

    [Fact]
    public async Task An_order_moved_to_the_next_period_is_invoiced_there()
    {
        await using var till = await Till.OpenAsync();
        var order = Till.Made(await till.Orders.CreateAsync(till.Order()));
        var april = await till.BatchAsync("B-000004", month: 4);
        Assert.Null(await till.Orders.MoveAsync(order.Id, april.Number));

        var draft = (await till.Reads.OrderAsync(order.Id))!;
        Assert.Null((await till.Orders.EditAsync(order.Id, draft)).Refusal);
        var invoice = Till.Made(await till.Orders.InvoiceAsync(order.Id));

        Assert.Equal((april.Id, april.Date), (invoice.BatchId, invoice.Date));
    }

    [Fact]
    public async Task The_checkout_makes_invoice_and_payment_together_or_neither()
    {
        await using var till = await Till.OpenAsync();
        var checkout = till.Books.Get<CheckoutService>();
        var draft = new CheckoutDraft { Batch = "B-000001", Date = Till.Day, MemberId = till.Association.Member.Id, Products = till.Order(75_00).Products };

        Assert.Equal("Choose a payment method.", (await checkout.PayAsync(draft)).Refusal?.Message);
        await using (var db = till.Books.Db()) Assert.False(await db.Transactions.AnyAsync());

        draft.PaymentMethodId = till.Association.Check.Id;
        var sale = Till.Made(await checkout.PayAsync(draft));
        Assert.Equal(sale.Payment.Id, Till.Made(await checkout.PayAsync(draft)).Payment.Id);
        Assert.Equal((75_00, sale.Invoice.Id, 75_00), (sale.Payment.Amount, sale.Payment.AppliesToId!.Value, sale.Payment.Applied));
        Assert.Equal(("T-000001", 0), (sale.Invoice.Number, await till.OpenOfAsync(sale.Invoice)));
    }

    [Fact]
    public async Task The_checkout_can_leave_an_open_order()
    {
        await using var till = await Till.OpenAsync();
        var draft = new CheckoutDraft { Batch = "B-000001", Date = Till.Day, MemberId = till.Association.Member.Id, Products = till.Order().Products };

        Assert.Equal(OrderState.Open, Till.Made(await till.Books.Get<CheckoutService>().OrderAsync(draft)).State);
    }
}
