using BatchLedger.Data;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Sales;

/// <summary>What is left of invoices and payments, by what rests on them. Removed transactions count for nothing.</summary>
public static class Balances
{
    /// <param name="without">A transaction that is being edited: what it was must not count against what it shall be.</param>
    public static IQueryable<InvoiceBalance> Invoices(AppDbContext db, int without = 0) =>
        from invoice in db.Transactions
        where invoice.Kind == TransactionKind.Invoice
        select new InvoiceBalance
        {
            Invoice = invoice,
            Open = invoice.VoidedAt != null ? 0 : invoice.Amount
                - db.Transactions.Where(t => t.AppliesToId == invoice.Id && t.VoidedAt == null && t.Id != without)
                    .Sum(t => t.Kind == TransactionKind.Payment ? t.Applied : t.Amount)
                + db.Transactions.Where(r => r.Kind == TransactionKind.Refund && r.VoidedAt == null && r.Id != without
                        && db.Transactions.Any(p => p.Id == r.AppliesToId && p.AppliesToId == invoice.Id && p.VoidedAt == null))
                    .Sum(r => r.Applied),
        };

    /// <inheritdoc cref="Invoices"/>
    public static IQueryable<PaymentBalance> Payments(AppDbContext db, int without = 0) =>
        from payment in db.Transactions
        where payment.Kind == TransactionKind.Payment
        select new PaymentBalance
        {
            Payment = payment,
            Refunded = db.Transactions.Where(r => r.AppliesToId == payment.Id && r.VoidedAt == null && r.Id != without).Sum(r => r.Amount),
            RefundedOfApplied = db.Transactions.Where(r => r.AppliesToId == payment.Id && r.VoidedAt == null && r.Id != without).Sum(r => r.Applied),
        };

    /// <summary>What rests on it: payments, credits and the like on an invoice, refunds on a payment, the reversal on its journal.</summary>
    public static async Task<List<Transaction>> RestingOnAsync(AppDbContext db, int id, CancellationToken token)
    {
        var others = await db.Transactions.AsNoTracking().Where(t => t.AppliesToId == id && t.VoidedAt == null).OrderBy(t => t.Id).ToListAsync(token);
        return await Reversals.OfAsync(db, id, token) is { } reversal ? [.. others, reversal] : others;
    }
}

public sealed record InvoiceBalance
{
    public required Transaction Invoice { get; init; }
    public required long Open { get; init; }
}

public sealed record PaymentBalance
{
    public required Transaction Payment { get; init; }
    public required long Refunded { get; init; }
    public required long RefundedOfApplied { get; init; }

    public long Left => Payment.IsVoided ? 0 : Payment.Amount - Refunded;

    /// <summary>What is left of the part that went to no invoice; it is given back first.</summary>
    public long UnappliedLeft => Payment.Amount - Payment.Applied - (Refunded - RefundedOfApplied);
}
