using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Trust;

/// <summary>Which receipts an owner payment paid out: the oldest money goes first, so what stays is that of the newest receipts.</summary>
internal static class OwnerPaid
{
    private static readonly TrustPurpose[] Owners = [TrustPurpose.Rent, TrustPurpose.Invoice, TrustPurpose.Owner];

    /// <summary>Marks them; one that is paid out in part counts as paid. What came in after the payment's day is kept like everything newer, and is not marked by it.</summary>
    public static async Task MarkAsync(TrustDeed deed, Transaction payment)
    {
        var (db, token, management) = (deed.Desk.Db, deed.Desk.Token, deed.Management.Id);
        var left = await db.TrustEntries.Where(e => e.ManagementId == management).SumAsync(e => e.Owner, token);
        var receipts = await (from a in db.TrustAllocations
                              join e in db.TrustEntries on a.ReceiptId equals (int?)e.TransactionId
                              where e.ManagementId == management && e.PaidOutById == null && Owners.Contains(a.Purpose)
                              group a.Amount by new { e.TransactionId, e.Transaction.Date } into g
                              where g.Sum() > 0
                              orderby g.Key.Date descending, g.Key.TransactionId descending
                              select new { Id = g.Key.TransactionId, g.Key.Date, Amount = g.Sum() }).ToListAsync(token);
        var paid = new List<int>();
        foreach (var receipt in receipts)
        {
            if (receipt.Amount > left && receipt.Date <= payment.Date) paid.Add(receipt.Id);
            left = Math.Max(0, left - receipt.Amount);
        }
        await db.TrustEntries.Where(e => paid.Contains(e.TransactionId)).ExecuteUpdateAsync(set => set.SetProperty(e => e.PaidOutById, payment.Id), token);
    }

    public static Task ClearAsync(TrustDeed deed, int paymentId) =>
        deed.Desk.Db.TrustEntries.Where(e => e.PaidOutById == paymentId).ExecuteUpdateAsync(set => set.SetProperty(e => e.PaidOutById, (int?)null), deed.Desk.Token);
}
