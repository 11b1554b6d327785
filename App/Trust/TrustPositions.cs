using BatchLedger.Data;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Trust;

/// <summary>Where the money of receipts is now.</summary>
internal static class TrustPositions
{
    /// <summary>The parts over 0 of one receipt.</summary>
    public static async Task<List<TrustPart>> OfAsync(AppDbContext db, int receiptId, CancellationToken token) =>
        [.. (await db.TrustAllocations.Where(a => a.ReceiptId == receiptId).GroupBy(a => new { a.Purpose, a.InvoiceId })
            .Select(g => new { g.Key.Purpose, g.Key.InvoiceId, Amount = g.Sum(a => a.Amount) }).Where(sum => sum.Amount != 0).ToListAsync(token))
            .OrderBy(sum => sum.Purpose).ThenBy(sum => sum.InvoiceId)
            .Select(sum => new TrustPart(sum.Purpose, sum.Amount) { InvoiceId = sum.InvoiceId, ReceiptId = receiptId })];

    /// <summary>Takes an amount out of the unallocated money or the bond of the tenancy, that of the oldest receipts first. What is not there is no receipt's; the floor refuses it.</summary>
    public static async Task<List<TrustPart>> OldestAsync(TrustDeed deed, TrustPurpose purpose, long amount)
    {
        var (db, tenancy) = (deed.Desk.Db, deed.Tenancy!.Id);
        var receipts = await (from a in db.TrustAllocations
                              join e in db.TrustEntries on a.ReceiptId equals (int?)e.TransactionId
                              where a.Purpose == purpose && e.TenancyId == tenancy
                              group a.Amount by new { e.TransactionId, e.Transaction.Date } into g
                              where g.Sum() > 0
                              orderby g.Key.Date, g.Key.TransactionId
                              select new { Id = g.Key.TransactionId, Amount = g.Sum() }).ToListAsync(deed.Desk.Token);
        var parts = new List<TrustPart>();
        foreach (var receipt in receipts.TakeWhile(_ => amount > 0))
        {
            var part = Math.Min(amount, receipt.Amount);
            parts.Add(new TrustPart(purpose, -part) { ReceiptId = receipt.Id });
            amount -= part;
        }
        if (amount > 0) parts.Add(new TrustPart(purpose, -amount));
        return parts;
    }

    /// <summary>The same money on its other side: what was taken, receipt by receipt, is put to these purposes.</summary>
    public static List<TrustPart> Moved(IReadOnlyList<TrustPart> taken, IReadOnlyList<TrustPart> wanted)
    {
        var (parts, at, left) = (new List<TrustPart>(taken), 0, -taken[0].Amount);
        foreach (var purpose in wanted)
            for (var amount = purpose.Amount; amount > 0;)
            {
                if (left == 0) left = -taken[++at].Amount;
                var part = Math.Min(amount, left);
                parts.Add(purpose with { Amount = part, ReceiptId = taken[at].ReceiptId });
                (amount, left) = (amount - part, left - part);
            }
        return parts;
    }
}
