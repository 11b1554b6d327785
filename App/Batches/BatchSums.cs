using BatchLedger.Data;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Batches;

/// <summary>What a batch holds, as lists of many batches show it: transactions that are not voided, and what the payments among them come to in minor units of the company's currency.</summary>
public readonly record struct BatchSums(int Transactions, long Payments)
{
    /// <summary>By batch; one that holds nothing is not among them.</summary>
    public static Task<Dictionary<int, BatchSums>> ReadAsync(AppDbContext db, IEnumerable<int> batchIds, CancellationToken token)
    {
        var ids = batchIds.ToList();
        return db.Transactions.Where(t => ids.Contains(t.BatchId) && t.VoidedAt == null).GroupBy(t => t.BatchId)
            .Select(g => new { g.Key, Count = g.Count(), Payments = g.Sum(t => t.Kind == TransactionKind.Payment ? t.Amount : 0) })
            .ToDictionaryAsync(g => g.Key, g => new BatchSums(g.Count, g.Payments), token);
    }
}
