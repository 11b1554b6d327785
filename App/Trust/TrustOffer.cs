using BatchLedger.Currencies;
using BatchLedger.Managements;
using BatchLedger.Sales;
using BatchLedger.Transactions;

namespace BatchLedger.Trust;

/// <summary>What the forms of one management offer, and what money is there now.</summary>
public sealed record TrustOffer(Management Management, string Currency, DateOnly Today)
{
    /// <summary>Open batches in open periods whose ledger takes money, the management's own branch first.</summary>
    public required IReadOnlyList<BatchChoice> Batches { get; init; }

    /// <summary>The current one first, then those to come, then those that are over, the last of them first.</summary>
    public required IReadOnlyList<TenancyOffer> Tenancies { get; init; }

    /// <summary>Owner funds, in minor units.</summary>
    public required long Owner { get; init; }

    /// <summary>Charged and not yet disbursed, in minor units.</summary>
    public required long PendingFees { get; init; }

    public Money In(long minor) => new(minor, Currency);
}

/// <summary>A tenancy with what is held of it, in minor units, and its invoices that are not wholly paid.</summary>
public sealed record TenancyOffer(Tenancy Tenancy, TenantFunds Held)
{
    public IReadOnlyList<TenancyInvoice> Invoices { get; init; } = [];

    public long Unallocated => Held.Unallocated;
    public long Bond => Held.Bond;

    /// <summary>Of the bond that was agreed on, what is not there yet.</summary>
    public long BondDue => Tenancy.BondDue(Bond);

    /// <summary>As much of the amount as the rent can take.</summary>
    public long RentOf(long amount) => Math.Max(0, Math.Min(amount, TrustAllotment.MostRent(Tenancy)));

    public override string ToString() => Tenancy.Tenants;
}

/// <summary>What the forms say of a trust transaction that is to be corrected.</summary>
public sealed record CorrectionOffer(Transaction Transaction, TrustOffer Management)
{
    public TenancyOffer? Tenancy { get; init; }

    /// <summary>Open batches that hold today, its own first.</summary>
    public required IReadOnlyList<BatchChoice> Batches { get; init; }

    /// <summary>Of a receipt: where its money is now.</summary>
    public required IReadOnlyList<MoneyPart> Parts { get; init; }

    /// <summary>What was charged on it and still counts.</summary>
    public required IReadOnlyList<ManagementFee> Fees { get; init; }

    /// <summary>What was added to its description, oldest first.</summary>
    public required IReadOnlyList<TrustNote> Notes { get; init; }

    public DateOnly Today => Management.Today;

    public string BatchHelp => $"Corrections carry today's date, {TrustRefusals.Day(Today)}";

    public Money In(long minor) => Management.In(minor);

    /// <summary>What money of a tenancy can be for: rent, the bond, unallocated, or an open invoice.</summary>
    public IEnumerable<MoneyPart> Goals() =>
    [
        new(TrustPurpose.Unallocated, null, 0), new(TrustPurpose.Rent, null, 0), new(TrustPurpose.Bond, null, 0),
        .. (Tenancy?.Invoices ?? []).Select(i => new MoneyPart(TrustPurpose.Invoice, i.Id, i.Left) { Invoice = i.Number }),
    ];
}

/// <summary>Money of a receipt that is for something now, in minor units. <paramref name="Invoice"/> is the number of the tenancy invoice it went to.</summary>
public sealed record MoneyPart(TrustPurpose Purpose, int? InvoiceId, long Amount)
{
    public string? Invoice { get; init; }

    public string InWords() => Invoice is null ? Purpose.InWords() : $"invoice {Invoice}";
}
