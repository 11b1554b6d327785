using BatchLedger.Data;
using BatchLedger.Refusals;
using BatchLedger.Sales;
using BatchLedger.Transactions;

namespace BatchLedger.Trust;

/// <summary>Pays trust money out: to the owner, to a creditor, or back to the tenant.</summary>
public sealed class TrustPaymentService(Work work)
{
    /// <summary>Refuses with CommandReused, NoPayment, then as every trust transaction does, then with TenancyMissing, AmountNotPositive, AmountTooLarge, PayeeMissing, TextTooLong,
    /// ChequeMissing or BelowZero, in that order.</summary>
    public Task<Outcome<Transaction>> PayAsync(PaymentDraft draft, CancellationToken token = default) => work.TrustAsync(draft, async desk =>
    {
        if (draft.Kind is not (TransactionKind.OwnerPayment or TransactionKind.CreditorPayment or TransactionKind.TenantRefund or TransactionKind.BondRefund)) return TrustRefusals.NoPayment(draft.Kind);
        var ofTenant = draft.Kind is TransactionKind.TenantRefund or TransactionKind.BondRefund;
        var (deed, refusal) = await TrustDeed.BeginAsync(desk, draft, (draft.ManagementId, ofTenant ? draft.TenancyId : null), draft.Date);
        if (deed is null) return refusal!;
        if (ofTenant && deed.Tenancy is null) return TrustRefusals.TenancyMissing;
        if (deed.WhyNotAmount(draft.Amount) is { } amount) return amount;
        var (slip, unfit) = await SlipAsync(deed, draft);
        if (slip is null) return unfit!;

        var outcome = await deed.RecordAsync(slip);
        if (outcome.Value is { Kind: TransactionKind.OwnerPayment } paid) await OwnerPaid.MarkAsync(deed, paid);
        return outcome;
    }, token);

    private static async Task<Outcome<TrustSlip>> SlipAsync(TrustDeed deed, PaymentDraft draft)
    {
        var (kind, amount) = (draft.Kind, draft.Amount!.Value);
        var payee = SalesWords.Clean(draft.Payee) ?? (kind is TransactionKind.OwnerPayment ? deed.Management.OwnerName : deed.Tenancy?.Tenants);
        if (payee is null) return TrustRefusals.PayeeMissing;
        var cheque = draft.Means is PaymentMeans.Cheque ? SalesWords.Clean(draft.Cheque) : null;
        if (TrustWords.WhyTooLong(("payee", payee, TrustEntry.PayeeLength), ("cheque number", cheque, TrustEntry.ChequeLength)) is { } tooLong) return tooLong;
        if (draft.Means is PaymentMeans.Cheque && cheque is null) return TrustRefusals.ChequeMissing;

        return new TrustSlip(kind, await PartsAsync(deed, kind, amount), kind is TransactionKind.CreditorPayment ? $"Paid to {payee}" : kind.Title())
        {
            Payee = payee, Means = draft.Means, Cheque = cheque, Reference = deed.Tenancy?.Reference, Creditor = kind is TransactionKind.CreditorPayment ? amount : 0,
        };
    }

    private static async Task<IReadOnlyList<TrustPart>> PartsAsync(TrustDeed deed, TransactionKind kind, long amount) => kind switch
    {
        TransactionKind.TenantRefund => await TrustPositions.OldestAsync(deed, TrustPurpose.Unallocated, amount),
        TransactionKind.BondRefund => await TrustPositions.OldestAsync(deed, TrustPurpose.Bond, amount),
        _ => [new TrustPart(TrustPurpose.Owner, -amount)],
    };
}
