using BatchLedger.Refusals;
using BatchLedger.Transactions;

namespace BatchLedger.Trust;

/// <summary>Moves money of a receipt within its tenancy. The bank never notices, and fees stay.</summary>
internal static class Reassigning
{
    public static async Task<Outcome<Transaction>> MoveAsync(TrustCorrection correction, ReassignDraft draft, string reason)
    {
        if (WhyNotThere(draft) is { } nowhere) return nowhere;
        var fromInvoice = draft.From is TrustPurpose.Invoice ? draft.FromInvoiceId : null;
        var (deed, left) = (correction.Deed, correction.Standing.Left);
        var there = (await TrustPositions.OfAsync(deed.Desk.Db, correction.Transaction.Id, deed.Desk.Token))
            .Where(part => part.Purpose == draft.From && part.InvoiceId == fromInvoice).Sum(part => part.Amount);
        var amount = draft.Amount ?? Math.Min(there, left.Minor);
        if (draft.Amount is not null && deed.WhyNotAmount(amount) is { } wrong) return wrong;
        if (amount > left.Minor) return TrustRefusals.MoreThanLeft(correction.Name, (left, correction.Standing.Amount), deed.In(amount));
        if (amount > there || amount == 0) return TrustRefusals.NotThere(correction.Name, (draft.From, deed.In(there)), deed.In(draft.Amount ?? left.Minor));
        var (to, unfit) = await TrustAllotment.To(draft.To, amount, draft.ToInvoiceId).PartsAsync(deed);
        if (to is null) return unfit!;

        if (draft.To is TrustPurpose.Unallocated) to.Add(new TrustPart(TrustPurpose.Unallocated, amount));
        var receipt = correction.Transaction.Id;
        TrustPart[] parts = [new(draft.From, -amount) { InvoiceId = fromInvoice, ReceiptId = receipt }, .. to.Select(part => part with { ReceiptId = receipt })];
        return await deed.RecordAsync(correction.Slip(TransactionKind.Reassignment, parts, $"{correction.Name} reassigned from {draft.From.InWords()} to {draft.To.InWords()}: {reason}"));
    }

    private static Refusal? WhyNotThere(ReassignDraft draft)
    {
        if (draft.To is TrustPurpose.Owner) return TrustRefusals.NotForOwner;
        if ((draft.To is TrustPurpose.Invoice && draft.ToInvoiceId is null) || (draft.From is TrustPurpose.Invoice && draft.FromInvoiceId is null)) return TrustRefusals.InvoiceMissing;
        return draft.From == draft.To && (draft.From is not TrustPurpose.Invoice || draft.FromInvoiceId == draft.ToInvoiceId) ? TrustRefusals.SamePlace : null;
    }
}
