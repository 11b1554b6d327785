using BatchLedger.Data;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Sales;

/// <summary>What is typed at the checkout: what somebody buys, and whether they pay now.</summary>
public sealed class CheckoutDraft
{
    public Guid CommandId { get; set; } = Guid.NewGuid();
    public string Batch { get; set; } = "";
    public DateOnly? Date { get; set; }
    public int? MemberId { get; set; }
    public List<ProductLineDraft> Products { get; set; } = [];
    public int? PaymentMethodId { get; set; }
    public string? Reference { get; set; }
}

/// <summary>What a paid checkout made.</summary>
public sealed record Sale(Transaction Invoice, Transaction Payment);

/// <summary>Sells to a member: an order left open, or invoice and payment at once.</summary>
public sealed class CheckoutService(Work work, OrderService orders)
{
    /// <summary>Leaves an open order. Refuses as a new order is refused.</summary>
    public Task<Outcome<Order>> OrderAsync(CheckoutDraft draft, CancellationToken token = default) => orders.CreateAsync(
        new OrderDraft { CommandId = draft.CommandId, Batch = draft.Batch, Date = draft.Date, MemberId = draft.MemberId, Products = draft.Products }, token);

    /// <summary>Invoice and payment in one database transaction: both or none. Refuses as the one or the other is refused.</summary>
    public Task<Outcome<Sale>> PayAsync(CheckoutDraft draft, CancellationToken token = default) =>
        work.MakeAsync<Sale>(Permission.WorkInBatches, async desk =>
        {
            var (first, reused) = await desk.FirstResultAsync(draft.CommandId, draft);
            if (reused is not null) return reused;
            if (first is { } id) return await SaleAsync(desk, id);

            var (invoice, refusal) = await TransactionService.RecordAsync(desk, new TransactionDraft
            {
                Batch = draft.Batch, Kind = TransactionKind.Invoice, Date = draft.Date, MemberId = draft.MemberId, Products = draft.Products,
                Description = "Checkout", Reference = draft.Reference,
            });
            if (invoice is null) return refusal!;
            var (payment, unpaid) = await TransactionService.RecordAsync(desk, new TransactionDraft
            {
                Batch = draft.Batch, Kind = TransactionKind.Payment, Date = draft.Date, MemberId = draft.MemberId, PaymentMethodId = draft.PaymentMethodId,
                Amount = invoice.Amount, AppliesToId = invoice.Id, Description = $"Checkout, invoice {invoice.Number}", Reference = draft.Reference,
            });
            if (payment is null) return unpaid!;
            desk.Receipt(draft.CommandId, draft, payment.Id);
            return new Sale(invoice, payment);
        }, token);

    private static async Task<Sale> SaleAsync(Desk desk, int paymentId)
    {
        var payment = await desk.Db.Transactions.SingleAsync(t => t.Id == paymentId, desk.Token);
        return new Sale(await desk.Db.Transactions.SingleAsync(t => t.Id == payment.AppliesToId, desk.Token), payment);
    }
}
