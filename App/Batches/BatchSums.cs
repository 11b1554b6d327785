using BatchLedger.Data;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Batches;

/// <summary>What a batch holds, as lists of many batches show it: transactions that are not voided, and what the payments among them come to in minor units of the company's currency, as
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
                g.Key, Count = g.Count(), Payments = g.Sum(t => t.Kind == TransactionKind.Payment && t.Currency == currency ? t.Amount : 0),
                Foreign = g.Count(t => t.Kind == TransactionKind.Payment && t.Currency != currency),
            }).ToListAsync(token);
        var foreign = held.Exists(h => h.Foreign > 0)
            ? (await ForeignPayments.ReadAsync(db, t => ids.Contains(t.BatchId) && t.VoidedAt == null && t.Kind == TransactionKind.Payment, currency, token)).ToLookup(p => p.BatchId, p => p.Worth ?? 0)
            : null;
        return held.ToDictionary(h => h.Key, h => new BatchSums(h.Count, h.Payments + (foreign?[h.Key].Sum() ?? 0)));
    }
}
