using BatchLedger.Currencies;
using BatchLedger.Refusals;
using BatchLedger.Transactions;

namespace BatchLedger.Audits;

/// <summary>Nothing is settled for more than it comes to. Added up once over all, not once for each invoice, so that large books are checked in good time.</summary>
internal static class BalanceChecks
{
    public static async Task RunAsync(Audit audit)
    {
        await InvoicesAsync(audit);
        await PaymentsAsync(audit);
    }

    private static Task InvoicesAsync(Audit audit)
    {
        var effective = audit.Db.Transactions.Where(t => t.VoidedAt == null);
        var settled = effective.Where(t => t.AppliesToId != null && t.Kind != TransactionKind.Refund)
            .Select(t => new { Id = t.AppliesToId, Amount = t.Kind == TransactionKind.Payment ? t.Applied : t.Amount });
        var givenBack = from refund in effective
                        join payment in effective on refund.AppliesToId equals payment.Id
                        where refund.Kind == TransactionKind.Refund && payment.AppliesToId != null
                        select new { Id = payment.AppliesToId, Amount = -refund.Applied };
        var sums = settled.Concat(givenBack).GroupBy(part => part.Id).Select(g => new { Id = g.Key, Settled = g.Sum(part => part.Amount) });
        return audit.FindAsync("No invoice is settled for more than it comes to", effective.Where(t => t.Kind == TransactionKind.Invoice),
            from invoice in effective
            join sum in sums on invoice.Id equals sum.Id
            where invoice.Kind == TransactionKind.Invoice && sum.Settled > invoice.Amount
            orderby invoice.Id
            select new { invoice.Number, invoice.Currency, Open = invoice.Amount - sum.Settled },
            bad => new Fault(bad.Number, $"Its open balance is {new Money(bad.Open, bad.Currency)}, below 0.", $"/transactions/{bad.Number}"));
    }

    private static Task PaymentsAsync(Audit audit)
    {
        var effective = audit.Db.Transactions.Where(t => t.VoidedAt == null);
        var refunded = effective.Where(t => t.Kind == TransactionKind.Refund && t.AppliesToId != null).GroupBy(t => t.AppliesToId).Select(g => new { Id = g.Key, Sum = g.Sum(t => t.Amount) });
        return audit.FindAsync("No payment is refunded for more than it comes to", effective.Where(t => t.Kind == TransactionKind.Payment),
            from payment in effective
            join sum in refunded on payment.Id equals sum.Id
            where payment.Kind == TransactionKind.Payment && sum.Sum > payment.Amount
            orderby payment.Id
            select new { payment.Number, payment.Currency, payment.Amount, sum.Sum },
            bad => new Fault(bad.Number, $"Refunds of {new Money(bad.Sum, bad.Currency)} stand against a payment of {new Money(bad.Amount, bad.Currency)}.", $"/transactions/{bad.Number}"));
    }
}
