using BatchLedger.Data;
using BatchLedger.FilingCabinet;
using BatchLedger.Vault;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.LedgerArchive;

/// <summary>Removes bytes that no row tells of. Rows are read first: what is kept meanwhile is too young to be swept.</summary>
public sealed class StoredFileSweep(IDbContextFactory<AppDbContext> dbs, FileVault vault)
{
    /// <summary>How many files were removed.</summary>
    public async Task<int> SweepAsync(CancellationToken token)
    {
        await using var db = await dbs.CreateDbContextAsync(token);
        var known = await db.Set<StoredFile>().Select(f => f.Sha256).ToHashSetAsync(token);
        known.UnionWith(await db.Documents.Select(d => d.Sha256).ToListAsync(token));
        return vault.Sweep(known);
    }
}
