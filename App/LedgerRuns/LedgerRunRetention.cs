using BatchLedger.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BatchLedger.LedgerRuns;

/// <summary>Forgets runs that ended long ago, with their logs. What they made, the journal entries and the audit rows, stays.</summary>
public sealed class LedgerRunRetention(IDbContextFactory<AppDbContext> dbs, WriteGate gate, TimeProvider clock, IOptions<LedgerRunOptions> options)
{
    /// <summary>How many runs were forgotten.</summary>
    public Task<int> PruneAsync(CancellationToken token) => gate.PassAsync(async () =>
    {
        await using var db = await dbs.CreateDbContextAsync(token);
        var before = clock.GetUtcNow() - options.Value.Retention;
        return await db.LedgerRuns.Where(r => r.EndedAt != null && r.EndedAt < before).ExecuteDeleteAsync(token);
    }, token);
}
