using BatchLedger.Data;
using BatchLedger.Refusals;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Trust;

/// <summary>What is to be corrected, and the deed of today that does it. Both rows stay and name each other.</summary>
internal sealed record TrustCorrection(TrustDeed Deed, TrustEntry Original, TrustStanding Standing)
{
    public Transaction Transaction => Original.Transaction;

    /// <summary>How the original is called: its receipt number or, without one, its transaction number.</summary>
    public string Name => Original.ReceiptNumber ?? Transaction.Number;

    /// <summary>Refuses with NotFound, then with what stands against it, then as every trust transaction does.</summary>
    public static async Task<Outcome<TrustCorrection>> BeginAsync(Desk desk, (TrustDraft Draft, int TransactionId) asked, Func<TrustStanding, Refusal?> whyNot)
    {
        var original = await desk.Db.TrustEntries.AsNoTracking().Include(e => e.Transaction).Include(e => e.Allocations).SingleOrDefaultAsync(e => e.TransactionId == asked.TransactionId, desk.Token);
        if (original is null) return DataRefusals.NotFound("The transaction");
        var standing = (await TrustStandings.ReadAsync(desk.Db, [asked.TransactionId], desk.Token))[asked.TransactionId];
        if (whyNot(standing) is { } refusal) return refusal;
        var (deed, unfit) = await TrustDeed.BeginAsync(desk, asked.Draft, (original.ManagementId, original.TenancyId), desk.Today);
        return deed is null ? unfit! : new TrustCorrection(deed, original, standing);
    }

    /// <summary>The original's parts with their signs swapped.</summary>
    public IReadOnlyList<TrustPart> Negated() =>
        [.. Original.Allocations.OrderBy(a => a.No).Select(a => new TrustPart(a.Purpose, checked(-a.Amount)) { InvoiceId = a.InvoiceId, ReceiptId = a.ReceiptId })];

    public TrustSlip Slip(TransactionKind kind, IReadOnlyList<TrustPart> parts, string description) => new(kind, parts, description)
    {
        Corrects = Transaction, Reference = Transaction.Reference, Payee = Original.Payee,
    };

    /// <summary>Takes the whole back as it was.</summary>
    public TrustSlip TakenBack(string description) => Slip(TransactionKind.TrustReversal, Negated(), description) with { Creditor = checked(-Original.Creditor), Fee = checked(-Original.Fee) };
}
