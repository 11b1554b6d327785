using BatchLedger.Transactions;

namespace BatchLedger.Trust;

/// <summary>One way in which money goes out, what there is to go, in minor units, and why nothing can when there is none.</summary>
public sealed record PayWay(TransactionKind Kind, string Label, long There)
{
    public string? WhyNot { get; private init; }

    public bool IsRefund => Kind is TransactionKind.TenantRefund or TransactionKind.BondRefund;

    /// <summary>Whose money it is: "Owner funds".</summary>
    public string Fund => Kind switch
    {
        TransactionKind.TenantRefund => "Unallocated",
        TransactionKind.BondRefund => "Bond",
        _ => "Owner funds",
    };

    public static IReadOnlyList<PayWay> Of(TrustOffer offer)
    {
        var noOwner = offer.Owner > 0 ? null : $"Owner funds are {offer.In(offer.Owner)}.";
        var (unallocated, bond) = (offer.Tenancies.Sum(t => t.Unallocated), offer.Tenancies.Sum(t => t.Bond));
        return
        [
            new(TransactionKind.OwnerPayment, "To the owner", offer.Owner) { WhyNot = noOwner },
            new(TransactionKind.CreditorPayment, "To a creditor", offer.Owner) { WhyNot = noOwner },
            new(TransactionKind.TenantRefund, "Refund of unallocated money to the tenant", unallocated) { WhyNot = unallocated > 0 ? null : "No unallocated money is held." },
            new(TransactionKind.BondRefund, "Bond refund to the tenant", bond) { WhyNot = bond > 0 ? null : "No bond is held." },
        ];
    }

    public IReadOnlyList<TenancyOffer> Holders(TrustOffer offer) => IsRefund ? [.. offer.Tenancies.Where(t => HeldOf(t) > 0)] : [];

    public long HeldOf(TenancyOffer tenancy) => Kind is TransactionKind.BondRefund ? tenancy.Bond : tenancy.Unallocated;

    /// <summary>As it is mostly paid: all of it, by EFT; pending fees stay behind for the office. A creditor's amount nobody can know.</summary>
    public PaymentDraft Draft(TrustOffer offer, TenancyOffer? holder) => new()
    {
        Kind = Kind, ManagementId = offer.Management.Id, TenancyId = holder?.Tenancy.Id, Date = offer.Today,
        Amount = Kind switch
        {
            TransactionKind.OwnerPayment when offer.Owner > offer.PendingFees => offer.Owner - offer.PendingFees,
            _ when holder is not null => HeldOf(holder),
            _ => null,
        },
        Payee = Kind is TransactionKind.OwnerPayment ? offer.Management.OwnerName : holder?.Tenancy.Tenants,
    };
}
