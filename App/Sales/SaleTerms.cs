using BatchLedger.Refusals;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Sales;

/// <summary>Invoices and credits: what was sold, line by line, and what is taken back of it.</summary>
internal static class SaleTerms
{
    /// <summary>Refuses with the words of the member and of the lines, then with BelowSettled, Recognised or RestsOn when something rests on the edited invoice.</summary>
    public static async Task<Outcome<Terms>> InvoiceAsync(Entry entry)
    {
        if (await entry.WhyNotMemberAsync(entry.Draft.MemberId) is { } unknown) return unknown;
        var (priced, refusal) = await PricedAsync(entry);
        if (priced is null) return refusal!;
        if (priced.WhyNotServed() is { } unserved) return unserved;
        if (entry.Old is { } old && await WhyNotChangeAsync(entry, old, priced) is { } settled) return settled;
        return Made(entry, priced);
    }

    /// <summary>Refuses with the words of the member, of the invoice, of the lines, then with MoreThanOpen.</summary>
    public static async Task<Outcome<Terms>> CreditAsync(Entry entry)
    {
        Transaction? invoice = null;
        if (entry.Draft.AppliesToId is { } id)
        {
            (invoice, var missing) = await entry.RestsOnAsync(id, TransactionKind.Invoice);
            if (invoice is null) return missing!;
        }
        if (await entry.WhyNotMemberAsync(entry.Draft.MemberId ?? invoice?.MemberId) is { } unknown) return unknown;
        var (priced, refusal) = await PricedAsync(entry);
        if (priced is null) return refusal!;
        if (ServicePeriods.WhyNotCredited(priced) is { } served) return served;
        if (invoice is null) return Made(entry, priced);

        var open = await entry.OpenOfAsync(invoice);
        if (priced.Total > open) return SalesRefusals.MoreThanOpen(invoice, open, priced.Total);
        return Made(entry, priced) with { AppliesToId = invoice.Id, MemberId = invoice.MemberId };
    }

    private static Terms Made(Entry entry, ProductLines priced) => new(priced.Total)
    {
        MemberId = entry.Draft.MemberId,
        Lines = [.. priced.Lines.Select(line => new TransactionLine
        {
            LineNo = line.Number, ProductId = line.Product.Id, BranchId = entry.Open.Batch.BranchId, DepartmentId = line.Product.DepartmentId,
            Description = line.Description, Quantity = line.Quantity, UnitPrice = line.UnitPrice, Net = line.Net, Tax = line.Tax,
            ServiceStart = line.ServiceStart, ServiceEnd = line.ServiceEnd,
        })],
    };

    private static async Task<Outcome<ProductLines>> PricedAsync(Entry entry)
    {
        var kept = await entry.Desk.Db.Set<TransactionLine>().Where(l => l.TransactionId == entry.OldId && l.ProductId != null)
            .Select(l => l.ProductId!.Value).ToListAsync(entry.Desk.Token);
        return await ProductLines.PriceAsync(entry.Desk, new PriceList(entry.Open.Company, entry.Currency), entry.Draft.Products, kept.ToHashSet());
    }

    private static async Task<Refusal?> WhyNotChangeAsync(Entry entry, Transaction old, ProductLines priced)
    {
        var total = priced.Total;
        var settled = old.Amount - await entry.OpenOfAsync(old);
        if (total < settled) return SalesRefusals.BelowSettled(old, settled, total);
        if (await ServicePeriods.WhyNotChangeAsync(entry, old, priced) is { } recognised) return recognised;
        if (entry.Draft.MemberId == old.MemberId && total == old.Amount) return null;
        var others = await Balances.RestingOnAsync(entry.Desk.Db, old.Id, entry.Desk.Token);
        // A cancellation copied these lines; a payment needs the same member.
        return others.Any(o => o.Kind is TransactionKind.Cancellation) || (entry.Draft.MemberId != old.MemberId && others.Count > 0)
            ? SalesRefusals.RestsOn("change the member or lines of", old, others)
            : null;
    }
}
