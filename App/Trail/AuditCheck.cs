using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Trail;

/// <summary>What walking the chain found. <paramref name="Fault"/> names the first bad row; null: every row is as it was written.</summary>
public sealed record AuditCheck(long Rows, string? Fault)
{
    /// <summary>Walks from the first row to the last, each against the one before it and against its own hash.</summary>
    public static async Task<AuditCheck> RunAsync(DbContext db, CancellationToken token = default)
    {
        var (count, previous) = (0L, AuditChain.Beginning);
        await foreach (var row in db.Set<AuditRow>().AsNoTracking().OrderBy(row => row.Seq).AsAsyncEnumerable().WithCancellation(token))
        {
            if (WhyBad(row, count + 1, previous) is { } fault) return new(count, fault);
            (count, previous) = (count + 1, row.Hash);
        }
        return new(count, null);
    }

    private static string? WhyBad(AuditRow row, long expected, string previous)
    {
        if (row.Seq > expected) return $"Row {expected} is missing: row {row.Seq} follows row {expected - 1}.";
        if (row.Seq < expected) return $"Row {row.Seq} was put before the first row.";
        if (row.PreviousHash != previous) return $"Row {row.Seq} does not follow row {row.Seq - 1} as it is now: one of them was put there or changed places.";
        return row.ComputeHash() == row.Hash ? null : $"Row {row.Seq} was changed after it was written ({row.Action} {row.Record} by {row.Actor}).";
    }
}
