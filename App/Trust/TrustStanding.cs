using BatchLedger.Currencies;
using BatchLedger.Refusals;
using BatchLedger.Transactions;

namespace BatchLedger.Trust;

/// <summary>What has become of a trust transaction, as far as it decides what can still be done with it. The Other menu and the services ask the same record.</summary>
public sealed record TrustStanding
{
    public required int TransactionId { get; init; }
    public required string Number { get; init; }
    public required TransactionKind Kind { get; init; }
    public required Money Amount { get; init; }
    public int? TenancyId { get; init; }
    public PaymentMeans? Means { get; init; }
    public string? Cheque { get; init; }

    /// <summary>The statement date of the reconciliation in which it is ticked.</summary>
    public DateOnly? Presented { get; init; }

    /// <summary>The day of the owner payment that paid its money out.</summary>
    public DateOnly? PaidOutOn { get; init; }

    /// <summary>The number of the owner statement that tells of it.</summary>
    public int? Statement { get; init; }

    /// <summary>Minor units reassigned so far, and the last day that was done.</summary>
    public long Reassigned { get; init; }
    public DateOnly? ReassignedOn { get; init; }
    public DateOnly? ReversedOn { get; init; }
    public DateOnly? DishonouredOn { get; init; }

    /// <summary>The number of the cheque that took its place.</summary>
    public string? ReplacedByCheque { get; init; }

    public bool IsReceipt => Kind is TransactionKind.TrustReceipt or TransactionKind.OwnerContribution;

    /// <summary>What can still be reassigned.</summary>
    public Money Left => Amount with { Minor = Amount.Minor - Reassigned };

    /// <summary>It no longer counts as itself: reversed, or reassigned as a whole. The ledger hides it until it is asked to show it.</summary>
    public bool IsUndone => ReversedOn is not null || (Reassigned > 0 && Left.Minor == 0);

    private bool CanBeReversed => IsReceipt || Kind is TransactionKind.OwnerPayment or TransactionKind.CreditorPayment or TransactionKind.TenantRefund
        or TransactionKind.BondRefund or TransactionKind.ManagementFee;

    /// <summary>Refuses with NotReversible, ChangedToCheque, AlreadyReversed, AlreadyDishonoured, ReassignedStays or PresentedStays, in that order (S3.25, S3.26, S3.29).</summary>
    public Refusal? WhyNotReverse()
    {
        if (!CanBeReversed) return TrustRefusals.NotReversible(Kind);
        if (WhyEnded() is { } ended) return ended;
        if (ReassignedOn is { } on) return TrustRefusals.ReassignedStays(on);
        return Presented is { } day ? TrustRefusals.PresentedStays(day, IsReceipt) : null;
    }

    /// <summary>Refuses with OnlyReceiptsReassign, AlreadyReversed, AlreadyDishonoured, NothingLeft, NotPresented or PaidAndStated, in that order (S3.27, S3.28).</summary>
    public Refusal? WhyNotReassign()
    {
        if (Kind is not TransactionKind.TrustReceipt) return TrustRefusals.OnlyReceiptsReassign;
        if (WhyEnded() is { } ended) return ended;
        if (ReassignedOn is { } on && Left.Minor == 0) return TrustRefusals.NothingLeft(Amount, on);
        if (Presented is null) return TrustRefusals.NotPresented;
        return PaidOutOn is { } paid && Statement is { } statement ? TrustRefusals.PaidAndStated(paid, statement) : null;
    }

    /// <summary>Refuses with OnlyReceiptsBounce, AlreadyReversed or AlreadyDishonoured, in that order (S3.30).</summary>
    public Refusal? WhyNotDishonour() => IsReceipt ? WhyEnded() : TrustRefusals.OnlyReceiptsBounce;

    /// <summary>Refuses with OnlyCreditorPayments, ChangedToCheque, AlreadyReversed, AlreadyCheque or EftPresented, in that order (S3.31).</summary>
    public Refusal? WhyNotChangeToCheque()
    {
        if (Kind is not TransactionKind.CreditorPayment) return TrustRefusals.OnlyCreditorPayments;
        if (WhyEnded() is { } ended) return ended;
        if (Means is PaymentMeans.Cheque) return TrustRefusals.AlreadyCheque(Cheque);
        return Presented is { } day ? TrustRefusals.EftPresented(day) : null;
    }

    /// <summary>Refuses with NoReceipt: only money received has one (S3.23).</summary>
    public Refusal? WhyNotPrint() => IsReceipt ? null : TrustRefusals.NoReceipt;

    private Refusal? WhyEnded()
    {
        if (ReplacedByCheque is { } cheque) return TrustRefusals.ChangedToCheque(cheque);
        if (ReversedOn is { } reversed) return TrustRefusals.AlreadyReversed(reversed);
        return DishonouredOn is { } dishonoured ? TrustRefusals.AlreadyDishonoured(dishonoured) : null;
    }
}
