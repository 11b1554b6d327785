using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Data;

/// <summary>Brings the database to today's shape and makes sure that it stands on safe ground before anybody writes.</summary>
public sealed class Database(IDbContextFactory<AppDbContext> dbs, WriteGate gate)
{
    /// <summary>Below this, two connections on one WAL file could corrupt it (sqlite.org/wal.html#walresetbug).</summary>
    private static readonly Version SafeSqlite = new(3, 51, 3);

    public async Task PrepareAsync(CancellationToken token = default)
    {
        await using var db = await dbs.CreateDbContextAsync(token);
        await gate.PassAsync(async () =>
        {
            await ClearMigrationLockAsync(db, token);
            await db.Database.MigrateAsync(token);
            await SqliteGuards.InstallAsync(db, token);
        }, token);
        await AssertSafeAsync(db, token);
    }

    // A migration that was killed leaves its lock row behind and later starts would wait for ever.
    // We hold the folder's own lock, so nobody else can be migrating.
    private static async Task ClearMigrationLockAsync(AppDbContext db, CancellationToken token)
    {
        await using var command = await CommandAsync(db, token);
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = '__EFMigrationsLock'";
        if (Convert.ToInt64(await command.ExecuteScalarAsync(token)) == 0) return;
        command.CommandText = "DELETE FROM \"__EFMigrationsLock\"";
        await command.ExecuteNonQueryAsync(token);
    }

    private static async Task AssertSafeAsync(AppDbContext db, CancellationToken token)
    {
        await using var command = await CommandAsync(db, token);
        command.CommandText = "SELECT sqlite_version()";
        var version = Version.Parse((string)(await command.ExecuteScalarAsync(token))!);
        if (version < SafeSqlite) throw new InvalidOperationException($"SQLite {version} is too old; {SafeSqlite} or newer is needed.");

        command.CommandText = "PRAGMA journal_mode=WAL";
        var mode = (string)(await command.ExecuteScalarAsync(token))!;
        if (mode != "wal") throw new InvalidOperationException($"The database cannot use a write-ahead log here (journal mode {mode}). Is the folder on a network share?");

        command.CommandText = "PRAGMA synchronous";
        var synchronous = Convert.ToInt64(await command.ExecuteScalarAsync(token));
        if (synchronous != 2) throw new InvalidOperationException($"The database would not wait for the disk (synchronous {synchronous}, 2 is needed).");
    }

    private static async Task<SqliteCommand> CommandAsync(AppDbContext db, CancellationToken token)
    {
        await db.Database.OpenConnectionAsync(token);
        return ((SqliteConnection)db.Database.GetDbConnection()).CreateCommand();
    }
}
