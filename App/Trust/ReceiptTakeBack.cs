using BatchLedger.Refusals;
using BatchLedger.Transactions;

namespace BatchLedger.Trust;

/// <summary>Takes a receipt back from where its money is now, and its fee with it.</summary>
internal static class ReceiptTakeBack
{
    /// <summary>Refuses with PaidBack or BelowZero.</summary>
    public static async Task<Outcome<Transaction>> ReverseAsync(TrustCorrection correction, string reason)
    {
        var now = await PositionAsync(correction);
        if (Missing(correction, now) is > 0 and var gone) return TrustRefusals.PaidBack(correction.Name, correction.Deed.In(gone));
        return await TakeAsync(correction, now, (TransactionKind.TrustReversal, reason));
    }

    /// <summary>What was paid back to the tenant already is missing in the trust bank, so the owner's funds stand in for it. Refuses with BelowZero.</summary>
    public static async Task<Outcome<Transaction>> DishonourAsync(TrustCorrection correction, string reason)
    {
        var now = await PositionAsync(correction);
        if (Missing(correction, now) is > 0 and var gone) now.Add(new TrustPart(TrustPurpose.Owner, gone));
        return await TakeAsync(correction, now, (TransactionKind.Dishonour, reason));
    }

    private static async Task<Outcome<Transaction>> TakeAsync(TrustCorrection correction, List<TrustPart> now, (TransactionKind Kind, string Reason) deed)
    {
        var words = $"{deed.Kind.Title()} of {correction.Name}: {deed.Reason}";
        if (await RentFees.EndAsync(correction.Deed, correction.Original, words) is { } refusal) return refusal;
        return await correction.Deed.RecordAsync(correction.Slip(deed.Kind, [.. now.Select(part => part.Negated)], words));
    }

    private static Task<List<TrustPart>> PositionAsync(TrustCorrection correction) =>
        TrustPositions.OfAsync(correction.Deed.Desk.Db, correction.Transaction.Id, correction.Deed.Desk.Token);

    private static long Missing(TrustCorrection correction, IReadOnlyList<TrustPart> now) => correction.Transaction.Amount - now.Sum(part => part.Amount);
}
