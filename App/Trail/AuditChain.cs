using BatchLedger.People;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Trail;

/// <summary>Adds rows to the end of the chain. Callers stand behind the write gate, so the end cannot move meanwhile.</summary>
public static class AuditChain
{
    public const string Beginning = "0000000000000000000000000000000000000000000000000000000000000000";

    public static async Task AppendAsync(DbContext db, Actor actor, DateTimeOffset now, IReadOnlyList<AuditEntry> entries)
    {
        if (entries.Count == 0) return;
        var last = await db.Set<AuditRow>().AsNoTracking().OrderByDescending(row => row.Seq)
            .Select(row => new { row.Seq, row.Hash }).FirstOrDefaultAsync();
        var (seq, hash) = (last?.Seq ?? 0, last?.Hash ?? Beginning);

        foreach (var entry in entries)
        {
            var row = Link(entry, actor, now, ++seq, hash);
            hash = row.Hash;
            db.Add(row);
        }
    }

    private static AuditRow Link(AuditEntry entry, Actor actor, DateTimeOffset now, long seq, string previous)
    {
        AuditRow With(string hash) => new()
        {
            Seq = seq, At = now, UserId = actor.UserId, Actor = actor.Name, Origin = actor.Origin, Action = entry.Action, Record = entry.Record,
            Address = entry.Address, CompanyId = entry.CompanyId, BatchId = entry.BatchId, Before = entry.Before, After = entry.After,
            PreviousHash = previous, Hash = hash,
        };
        return With(With("").ComputeHash());
    }
}
