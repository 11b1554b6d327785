using BatchLedger.Data;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.LedgerArchive;

/// <summary>Removes bytes that no row tells of. Rows are read first: what is kept meanwhile is too young to be swept.</summary>
public sealed class StoredFileSweep(IDbContextFactory<AppDbContext> dbs, LedgerVault vault)
{
    /// <summary>How many files were removed.</summary>
    public async Task<int> SweepAsync(CancellationToken token)
    {
        await using var db = await dbs.CreateDbContextAsync(token);
        return vault.Sweep(await db.Set<StoredFile>().Select(f => f.Sha256).ToHashSetAsync(token));
    }
}
