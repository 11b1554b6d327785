using BatchLedger.Data;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Batches;

/// <summary>What a batch holds, as lists of many batches show it: transactions that are not voided, and what the payments and the trust money received among them come to in minor units of the company's currency, as
/// <see cref="ForeignPayments"/> converts those in another.</summary>
public readonly record struct BatchSums(int Transactions, long Payments)
{
    /// <summary>By batch; one that holds nothing is not among them.</summary>
    /// <param name="currency">That of the company whose batches these are.</param>
    public static async Task<Dictionary<int, BatchSums>> ReadAsync(AppDbContext db, IEnumerable<int> batchIds, string currency, CancellationToken token)
    {
        var ids = batchIds.ToList();
        var held = await db.Transactions.Where(t => ids.Contains(t.BatchId) && t.VoidedAt == null).GroupBy(t => t.BatchId)
            .Select(g => new
            {
                g.Key, Count = g.Count(),
                Payments = g.Sum(t => (t.Kind == TransactionKind.Payment || t.Kind == TransactionKind.TrustReceipt || t.Kind == TransactionKind.OwnerContribution) && t.Currency == currency ? t.Amount : 0),
                Reversals = g.Count(t => t.Kind == TransactionKind.TrustReversal),
                Foreign = g.Count(t => t.Kind == TransactionKind.Payment && t.Currency != currency),
            }).ToListAsync(token);
        var foreign = held.Exists(h => h.Foreign > 0)
            ? (await ForeignPayments.ReadAsync(db, t => ids.Contains(t.BatchId) && t.VoidedAt == null && t.Kind == TransactionKind.Payment, currency, token)).ToLookup(p => p.BatchId, p => p.Worth ?? 0)
            : null;
        var reversed = held.Exists(h => h.Reversals > 0)
            ? await BatchTotals.TrustReversals(db, ids).GroupBy(r => r.BatchId).Select(g => new { g.Key, Sum = g.Sum(r => r.Amount) }).ToDictionaryAsync(g => g.Key, g => g.Sum, token)
            : [];
        return held.ToDictionary(h => h.Key, h => new BatchSums(h.Count, h.Payments - reversed.GetValueOrDefault(h.Key) + (foreign?[h.Key].Sum() ?? 0)));
    }
}
