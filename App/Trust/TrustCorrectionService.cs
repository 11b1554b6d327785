using BatchLedger.Data;
using BatchLedger.Live;
using BatchLedger.Managements;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Sales;
using BatchLedger.Trail;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Trust;

/// <summary>Corrects trust transactions by new ones of today.</summary>
public sealed class TrustCorrectionService(Work work)
{
    /// <summary>Refuses with CommandReused, NotFound, the words of <see cref="TrustStanding.WhyNotReverse"/>, then as every trust transaction does, then with ReasonMissing, PaidBack or BelowZero (S3.25).</summary>
    public Task<Outcome<Transaction>> ReverseAsync(CorrectionDraft draft, CancellationToken token = default) => work.TrustAsync(draft, async desk =>
    {
        var (correction, refusal) = await TrustCorrection.BeginAsync(desk, (draft, draft.TransactionId), standing => standing.WhyNotReverse());
        if (correction is null) return refusal!;
        if (TrustWords.Reason(draft.Reason) is not { } reason) return TrustRefusals.ReasonMissing;
        if (correction.Standing.IsReceipt) return await ReceiptTakeBack.ReverseAsync(correction, reason);

        var outcome = await correction.Deed.RecordAsync(correction.TakenBack($"Reversal of {correction.Name}: {reason}"));
        if (outcome.Value is null) return outcome;
        if (correction.Standing.Kind is TransactionKind.OwnerPayment) await OwnerPaid.ClearAsync(correction.Deed, draft.TransactionId);
        if (correction.Standing.Kind is TransactionKind.ManagementFee)
            (await desk.Db.ManagementFees.SingleAsync(f => f.DisbursedById == draft.TransactionId, token)).Credit(desk.Actor.Name, reason, desk.Now);
        return outcome;
    }, token);

    /// <summary>The bank took the money back. Refuses with CommandReused, NotFound, the words of <see cref="TrustStanding.WhyNotDishonour"/>, then as every trust transaction does, then with ReasonMissing or BelowZero (S3.30).</summary>
    public Task<Outcome<Transaction>> DishonourAsync(CorrectionDraft draft, CancellationToken token = default) => work.TrustAsync(draft, async desk =>
    {
        var (correction, refusal) = await TrustCorrection.BeginAsync(desk, (draft, draft.TransactionId), standing => standing.WhyNotDishonour());
        if (correction is null) return refusal!;
        return TrustWords.Reason(draft.Reason) is { } reason ? await ReceiptTakeBack.DishonourAsync(correction, reason) : TrustRefusals.ReasonMissing;
    }, token);

    /// <summary>Moves the whole of a presented receipt, or a part, to what it should have been for. Refuses with CommandReused, NotFound, the words of <see cref="TrustStanding.WhyNotReassign"/>,
    /// then as every trust transaction does, then with ReasonMissing, SamePlace, NotForOwner, InvoiceMissing, AmountNotPositive, MoreThanLeft, NotThere, the words of rent, bond and invoices, or BelowZero (S3.27).</summary>
    public Task<Outcome<Transaction>> ReassignAsync(ReassignDraft draft, CancellationToken token = default) => work.TrustAsync(draft, async desk =>
    {
        var (correction, refusal) = await TrustCorrection.BeginAsync(desk, (draft, draft.TransactionId), standing => standing.WhyNotReassign());
        if (correction is null) return refusal!;
        return TrustWords.Reason(draft.Reason) is { } reason ? await Reassigning.MoveAsync(correction, draft, reason) : TrustRefusals.ReasonMissing;
    }, token);

    /// <summary>The EFT is taken back and a cheque takes its place. Refuses with CommandReused, NotFound, the words of <see cref="TrustStanding.WhyNotChangeToCheque"/>,
    /// then as every trust transaction does, then with ChequeMissing or TextTooLong (S3.31).</summary>
    public Task<Outcome<Transaction>> ChangeToChequeAsync(ChequeDraft draft, CancellationToken token = default) => work.TrustAsync(draft, async desk =>
    {
        var (correction, refusal) = await TrustCorrection.BeginAsync(desk, (draft, draft.TransactionId), standing => standing.WhyNotChangeToCheque());
        if (correction is null) return refusal!;
        if (SalesWords.Clean(draft.Cheque) is not { } cheque) return TrustRefusals.ChequeMissing;
        if (TrustWords.WhyTooLong(("cheque number", cheque, TrustEntry.ChequeLength)) is { } tooLong) return tooLong;

        var (back, stays) = await correction.Deed.RecordAsync(correction.TakenBack($"EFT {correction.Name} changed to cheque {cheque}"));
        if (back is null) return stays!;
        return await correction.Deed.RecordAsync(correction.Slip(TransactionKind.CreditorPayment, [new TrustPart(TrustPurpose.Owner, -correction.Original.Creditor)], correction.Transaction.Description) with
        {
            Means = PaymentMeans.Cheque, Cheque = cheque, Creditor = correction.Original.Creditor,
        });
    }, token);

    /// <summary>Adds to the description; what was there stays. Refuses with NotFound, NoteMissing or TextTooLong, in that order (S3.24).</summary>
    public Task<Refusal?> AmendAsync(int transactionId, string text, CancellationToken token = default) => work.DoAsync(Permission.WorkInBatches, async desk =>
    {
        var entry = await desk.Db.TrustEntries.AsNoTracking().Include(e => e.Transaction).SingleOrDefaultAsync(e => e.TransactionId == transactionId, token);
        if (entry is null) return DataRefusals.NotFound("The transaction");
        if (SalesWords.Clean(text) is not { } added) return TrustRefusals.NoteMissing;
        if (TrustWords.WhyTooLong(("text", added, TrustNote.TextLength)) is { } tooLong) return tooLong;

        desk.Db.Add(new TrustNote { TransactionId = transactionId, At = desk.Now, By = desk.Actor.Name, Text = added });
        desk.Note(new AuditEntry("Trust.Amend", entry.Transaction.Number)
        {
            Address = entry.Transaction.Address, CompanyId = entry.CompanyId, BatchId = entry.Transaction.BatchId, Before = entry.Transaction.Description, After = $"Added: {added}",
        });
        desk.Ring(Topics.Management(entry.ManagementId), Topics.Batch(entry.Transaction.BatchId));
        return null;
    }, token);
}
