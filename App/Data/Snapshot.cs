using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Data;

/// <summary>Many queries that see the books at one moment, whatever is posted between them. Reads only, so that nobody waits for it.</summary>
public sealed class Snapshot : IAsyncDisposable
{
    private readonly AppDbContext context;
    private readonly DbTransaction transaction;

    private Snapshot(AppDbContext context, DbTransaction transaction) => (this.context, this.transaction) = (context, transaction);

    internal static async Task<Snapshot> OfAsync(AppDbContext db, CancellationToken token)
    {
        await db.Database.OpenConnectionAsync(token);
        // A write transaction would hold up every other writer.
        var transaction = db.Database.GetDbConnection() is SqliteConnection sqlite
            ? sqlite.BeginTransaction(deferred: true)
            : await db.Database.GetDbConnection().BeginTransactionAsync(IsolationLevel.RepeatableRead, token);
        await db.Database.UseTransactionAsync(transaction, token);
        return new Snapshot(db, transaction);
    }

    public async ValueTask DisposeAsync()
    {
        await context.Database.UseTransactionAsync(null);
        await transaction.DisposeAsync();
        await context.Database.CloseConnectionAsync();
    }
}

public static class Snapshots
{
    public static Task<Snapshot> SnapshotAsync(this AppDbContext db, CancellationToken token) => Snapshot.OfAsync(db, token);
}
