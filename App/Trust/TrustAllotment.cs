using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.Managements;
using BatchLedger.Refusals;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Trust;

/// <summary>What a tenant's money is to be for, in minor units.</summary>
internal sealed record TrustAllotment(long Rent, long Bond, IReadOnlyList<InvoicePart> Invoices)
{
    // Nobody pays so far ahead; beyond it lies the end of the calendar.
    private const long MostPeriods = 5_200;

    public long Sum => checked(Rent + Bond + Invoices.Sum(part => part.Amount));

    /// <summary>Refuses with PartNegative or AmountTooLarge.</summary>
    public Refusal? WhyNot(TrustDeed deed)
    {
        long[] amounts = [Rent, Bond, .. Invoices.Select(part => part.Amount)];
        if (amounts.Any(amount => amount < 0)) return TrustRefusals.PartNegative;
        return amounts.Any(amount => amount > Money.Limit) ? deed.WhyNotAmount(amounts.Max()) : null;
    }

    public static TrustAllotment To(TrustPurpose purpose, long amount, int? invoiceId) => purpose switch
    {
        TrustPurpose.Rent => new TrustAllotment(amount, 0, []),
        TrustPurpose.Bond => new TrustAllotment(0, amount, []),
        TrustPurpose.Invoice => new TrustAllotment(0, 0, [new InvoicePart(invoiceId!.Value, amount)]),
        _ => new TrustAllotment(0, 0, []),
    };

    /// <summary>The most rent that the tenancy can take now.</summary>
    public static long MostRent(Tenancy tenancy) => Math.Max(0, Math.Min(tenancy.RentLeft() ?? long.MaxValue, checked(MostPeriods * tenancy.Rent) - tenancy.RentReceived));

    /// <summary>The parts of rent, bond and invoices. Refuses with MoreThanRent, MoreThanBond, NotFound, InvoiceVoided or MoreThanInvoice, in that order.</summary>
    public async Task<Outcome<List<TrustPart>>> PartsAsync(TrustDeed deed)
    {
        var (tenancy, parts) = (deed.Tenancy!, new List<TrustPart>());
        if (MostRent(tenancy) is var rent && Rent > rent) return TrustRefusals.MoreThanRent(tenancy, deed.In(rent), deed.In(Rent));
        if (Rent > 0) parts.Add(new TrustPart(TrustPurpose.Rent, Rent));
        if (Bond > 0 && await BondDueAsync(deed) is var due && Bond > due) return TrustRefusals.MoreThanBond(tenancy, deed.In(due), deed.In(Bond));
        if (Bond > 0) parts.Add(new TrustPart(TrustPurpose.Bond, Bond));
        foreach (var invoice in Invoices.GroupBy(part => part.InvoiceId, (id, all) => new InvoicePart(id, all.Sum(part => part.Amount))).Where(part => part.Amount > 0))
        {
            if (await WhyNotAsync(deed, invoice) is { } refusal) return refusal;
            parts.Add(new TrustPart(TrustPurpose.Invoice, invoice.Amount) { InvoiceId = invoice.InvoiceId });
        }
        return parts;
    }

    private static async Task<Refusal?> WhyNotAsync(TrustDeed deed, InvoicePart part)
    {
        if (await deed.InvoiceAsync(part.InvoiceId) is not { } invoice) return DataRefusals.NotFound("The invoice");
        if (invoice.IsVoided) return TrustRefusals.InvoiceVoided(invoice);
        return part.Amount > invoice.Left ? TrustRefusals.MoreThanInvoice(invoice, deed.In(invoice.Left), deed.In(part.Amount)) : null;
    }

    private static async Task<long> BondDueAsync(TrustDeed deed)
    {
        var held = await deed.Desk.Db.TrustEntries.Where(e => e.TenancyId == deed.Tenancy!.Id).SumAsync(e => e.Bond, deed.Desk.Token);
        return deed.Tenancy!.BondDue(held);
    }
}
