using System.Runtime.CompilerServices;
using BatchLedger.Data;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.LedgerMaking;

/// <summary>The transactions of a batch in their fixed order (date, number), a thousand at a time, so that the same input
/// always gives the same lines and a large batch needs no more memory than a small one.</summary>
internal static class BatchSource
{
    private const int Portion = 1000;

    public static Task<int> CountAsync(AppDbContext db, int batchId, CancellationToken token) => Effective(db, batchId).CountAsync(token);

    /// <summary>One reader walks the transactions from first to last; a second one fetches the lines of each portion.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<Transaction>> ReadAsync(IDbContextFactory<AppDbContext> dbs, int batchId,
        [EnumeratorCancellation] CancellationToken token)
    {
        await using var walking = await dbs.CreateDbContextAsync(token);
        await using var fetching = await dbs.CreateDbContextAsync(token);
        var portion = new List<Transaction>(Portion);
        await foreach (var transaction in Effective(walking, batchId).OrderBy(t => t.Date).ThenBy(t => t.Number).AsAsyncEnumerable().WithCancellation(token))
        {
            portion.Add(transaction);
            if (portion.Count < Portion) continue;
            yield return await WithLinesAsync(fetching, portion, token);
            portion = new List<Transaction>(Portion);
        }

        if (portion.Count > 0) yield return await WithLinesAsync(fetching, portion, token);
    }

    /// <summary>The digest of the batch as it is now, held against what a run has read.</summary>
    public static string Hash(AppDbContext db, int batchId)
    {
        using var digest = new SourceDigest();
        using var rows = new RowSelect(db, "SELECT \"Id\", \"Version\", \"Amount\" FROM \"Transactions\" WHERE \"BatchId\" = ? AND \"VoidedAt\" IS NULL ORDER BY \"Date\", \"Number\"", batchId);
        while (rows.Next()) digest.Add(rows.Id(0), rows.Id(1), rows.Whole(2));
        return digest.Finish();
    }

    private static IQueryable<Transaction> Effective(AppDbContext db, int batchId) =>
        db.Transactions.AsNoTracking().Where(t => t.BatchId == batchId && t.VoidedAt == null);

    private static async Task<IReadOnlyList<Transaction>> WithLinesAsync(AppDbContext db, List<Transaction> portion, CancellationToken token)
    {
        await RateDays.FindAsync(db, portion, token);
        var withLines = portion.Where(t => t.Kind is TransactionKind.Invoice or TransactionKind.Credit or TransactionKind.Cancellation or TransactionKind.ManualJournal)
            .ToDictionary(t => t.Id);
        await TrustAsync(db, portion, token);
        if (withLines.Count == 0) return portion;

        var ids = withLines.Keys.ToArray();
        var lines = db.Set<TransactionLine>().AsNoTracking().Where(l => EF.Parameter(ids).Contains(l.TransactionId)).OrderBy(l => l.TransactionId).ThenBy(l => l.LineNo);
        await foreach (var line in lines.AsAsyncEnumerable().WithCancellation(token)) withLines[line.TransactionId].Lines.Add(line);
        return portion;
    }

    private static async Task TrustAsync(AppDbContext db, List<Transaction> portion, CancellationToken token)
    {
        var trust = portion.Where(t => t.Kind.IsTrust()).ToDictionary(t => t.Id);
        if (trust.Count == 0) return;

        var ids = trust.Keys.ToArray();
        await foreach (var entry in db.TrustEntries.AsNoTracking().Where(e => EF.Parameter(ids).Contains(e.TransactionId)).AsAsyncEnumerable().WithCancellation(token))
            trust[entry.TransactionId].Trust = entry;
    }
}
