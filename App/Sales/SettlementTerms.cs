using BatchLedger.Currencies;
using BatchLedger.Refusals;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Sales;

/// <summary>What settles an invoice, or gives a payment back.</summary>
internal static class SettlementTerms
{
    /// <summary>Refuses with the words of invoice, member, method and amount, then with AppliedNegative, AppliedMoreThanAmount, MoreThanOpen or RestsOn, in that order.</summary>
    public static async Task<Outcome<Terms>> PaymentAsync(Entry entry)
    {
        Transaction? invoice = null;
        if (entry.Draft.AppliesToId is { } id)
        {
            (invoice, var missing) = await entry.RestsOnAsync(id, TransactionKind.Invoice);
            if (invoice is null) return missing!;
        }
        var member = entry.Draft.MemberId ?? invoice?.MemberId;
        if (await entry.WhyNotMemberAsync(member) is { } unknown) return unknown;
        if (await entry.WhyNotMethodAsync(entry.Draft.PaymentMethodId) is { } method) return method;
        if (entry.WhyNotAmount(entry.Draft.Amount) is { } amount) return amount;

        var applied = invoice is null ? 0 : entry.Draft.Applied ?? entry.Draft.Amount!.Value;
        if (applied < 0) return SalesRefusals.AppliedNegative;
        if (applied > entry.Draft.Amount) return SalesRefusals.AppliedMoreThanAmount(new Money(applied, entry.Currency), new Money(entry.Draft.Amount.Value, entry.Currency));
        if (invoice is not null && await entry.OpenOfAsync(invoice) is var open && applied > open) return SalesRefusals.MoreThanOpen(invoice, open, applied);

        var terms = new Terms(entry.Draft.Amount!.Value)
        {
            MemberId = member, PaymentMethodId = entry.Draft.PaymentMethodId, AppliesToId = invoice?.Id, Applied = applied,
        };
        return await WhyNotChangeAsync(entry, terms) is { } resting ? resting : terms;
    }

    /// <summary>Gives back first what went to no invoice; the rest opens the invoice again. Refuses with PaymentMissing, the words of payment, method and amount, then with MoreThanPaid.</summary>
    public static async Task<Outcome<Terms>> RefundAsync(Entry entry)
    {
        if (entry.Draft.AppliesToId is not { } id) return SalesRefusals.PaymentMissing;
        var (payment, missing) = await entry.RestsOnAsync(id, TransactionKind.Payment);
        if (payment is null) return missing!;
        var method = entry.Draft.PaymentMethodId ?? payment.PaymentMethodId;
        if (await entry.WhyNotMethodAsync(method) is { } unknown) return unknown;
        if (entry.WhyNotAmount(entry.Draft.Amount) is { } refusal) return refusal;

        var balance = await Balances.Payments(entry.Desk.Db, entry.OldId).AsNoTracking().SingleAsync(b => b.Payment.Id == payment.Id, entry.Desk.Token);
        var amount = entry.Draft.Amount!.Value;
        if (amount > balance.Left) return SalesRefusals.MoreThanPaid(payment, balance.Left, amount);
        return new Terms(amount)
        {
            MemberId = payment.MemberId, PaymentMethodId = method, AppliesToId = payment.Id, Applied = Math.Max(0, amount - balance.UnappliedLeft),
        };
    }

    /// <summary>A discount or a write-off. Refuses with InvoiceMissing, the words of invoice and amount, then with MoreThanOpen.</summary>
    public static async Task<Outcome<Terms>> ReduceAsync(Entry entry)
    {
        if (entry.Draft.AppliesToId is not { } id) return SalesRefusals.InvoiceMissing(entry.Draft.Kind);
        var (invoice, missing) = await entry.RestsOnAsync(id, TransactionKind.Invoice);
        if (invoice is null) return missing!;
        if (entry.WhyNotAmount(entry.Draft.Amount) is { } refusal) return refusal;

        var open = await entry.OpenOfAsync(invoice);
        if (entry.Draft.Amount > open) return SalesRefusals.MoreThanOpen(invoice, open, entry.Draft.Amount.Value);
        return new Terms(entry.Draft.Amount!.Value) { MemberId = invoice.MemberId, AppliesToId = invoice.Id };
    }

    /// <summary>Takes an invoice back as a whole. Refuses with InvoiceMissing, the words of the invoice, then with AlreadyCancelled or Settled.</summary>
    public static async Task<Outcome<Terms>> CancellationAsync(Entry entry)
    {
        if (entry.Draft.AppliesToId is not { } id) return SalesRefusals.InvoiceMissing(TransactionKind.Cancellation);
        var (invoice, missing) = await entry.RestsOnAsync(id, TransactionKind.Invoice);
        if (invoice is null) return missing!;
        var others = (await Balances.RestingOnAsync(entry.Desk.Db, id, entry.Desk.Token)).Where(t => t.Id != entry.OldId).ToList();
        if (others.Find(t => t.Kind is TransactionKind.Cancellation) is { } first) return SalesRefusals.AlreadyCancelled(invoice, first);
        var open = await entry.OpenOfAsync(invoice);
        if (open != invoice.Amount) return SalesRefusals.Settled(invoice, invoice.Amount - open, others);

        var lines = await entry.Desk.Db.Set<TransactionLine>().AsNoTracking().Where(l => l.TransactionId == id).OrderBy(l => l.LineNo).ToListAsync(entry.Desk.Token);
        return new Terms(invoice.Amount)
        {
            BranchId = invoice.BranchId, MemberId = invoice.MemberId, AppliesToId = invoice.Id,
            Lines = [.. lines.Select(l => new TransactionLine
            {
                LineNo = l.LineNo, ProductId = l.ProductId, BranchId = l.BranchId, DepartmentId = l.DepartmentId, Description = l.Description,
                Quantity = l.Quantity, UnitPrice = l.UnitPrice, Net = l.Net, Tax = l.Tax, ServiceStart = l.ServiceStart, ServiceEnd = l.ServiceEnd,
            })],
        };
    }

    // A refund was reckoned from these figures.
    private static async Task<Refusal?> WhyNotChangeAsync(Entry entry, Terms terms)
    {
        if (entry.Old is not { } old || (terms.Amount, terms.Applied, terms.AppliesToId, terms.MemberId) == (old.Amount, old.Applied, old.AppliesToId, old.MemberId)) return null;
        var refunds = await Balances.RestingOnAsync(entry.Desk.Db, old.Id, entry.Desk.Token);
        return refunds.Count == 0 ? null : SalesRefusals.RestsOn("change the amounts of", old, refunds);
    }
}
