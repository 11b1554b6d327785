using BatchLedger.Data;
using BatchLedger.Live;
using BatchLedger.OutsideGl;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.GlConnections;

/// <summary>Keeps what sign-ins give, and what they answer. The program's own writing: no version of the connection is raised, so no form of a person becomes stale.</summary>
public sealed class GlTokenStore(IDbContextFactory<AppDbContext> dbs, WriteGate gate, GlSeal seal, TimeProvider clock, Bell bell)
{
    private const int Patience = 10;

    /// <summary>The newest tokens whole, in one transaction, unless somebody kept newer ones or the connection is not what it was; then what counts is read again.</summary>
    internal Task<bool> KeepAsync(OpenedConnection seen, OutsideTokens? tokens) => WriteAsync(seen.Connection.Id, async (db, connection) =>
    {
        if (connection.SealedSecrets != seen.Connection.SealedSecrets || connection.Fields != seen.Connection.Fields || connection.Site != seen.Connection.Site) return false;
        if (tokens is not null && !await PutAsync(db, connection, tokens, seen.Number)) return false;
        if (connection.State is not ConnectionState.Connected) connection.ConnectedAt = clock.GetUtcNow();
        (connection.State, connection.Trouble) = (ConnectionState.Connected, null);
        return true;
    });

    /// <summary>Notes an answer that a person has to do something about; others pass by themselves.</summary>
    internal Task TellAsync(int connectionId, GlAnswer why) => why.Class switch
    {
        AnswerClass.AuthReconnect or AnswerClass.AuthRefresh => WriteAsync(connectionId, (_, connection) => Task.FromResult(Told(connection, ConnectionState.NeedsSignIn, why))),
        _ when why.Class.IsRejection() => WriteAsync(connectionId, (_, connection) => Task.FromResult(Told(connection, connection.State, why))),
        _ => Task.CompletedTask,
    };

    private static bool Told(GlConnection connection, ConnectionState state, GlAnswer why)
    {
        var text = why.Message.Length > GlConnection.TextLength ? why.Message[..GlConnection.TextLength] : why.Message;
        if (connection.State == state && connection.Trouble == text) return false;
        (connection.State, connection.Trouble) = (state, text);
        return true;
    }

    // By number: whoever read an older one writes nothing.
    internal async Task<bool> PutAsync(AppDbContext db, GlConnection connection, OutsideTokens tokens, int? number)
    {
        var row = await db.Set<GlToken>().FirstOrDefaultAsync(t => t.ConnectionId == connection.Id);
        if (row?.Number != number) return false;
        if (row is null) db.Add(row = new GlToken { ConnectionId = connection.Id, Sealed = "" });
        row.Number++;
        (row.Sealed, row.AccessUntil, row.RefreshUntil, row.ChangedAt) = (seal.Seal(connection, tokens), tokens.AccessUntil, tokens.RefreshUntil, clock.GetUtcNow());
        return true;
    }

    // The answer is here and the old token may be worth nothing any more: a busy database is waited for, and nobody's cancellation counts.
    private async Task<bool> WriteAsync(int connectionId, Func<AppDbContext, GlConnection, Task<bool>> write)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var changed = await gate.PassAsync(() => TransactAsync(connectionId, write));
                if (changed) bell.Ring([Topics.Connections]);
                return changed;
            }
            catch (Exception problem) when (attempt < Patience && problem is BusyException or SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_BUSY })
            {
                await Task.Delay(TimeSpan.FromSeconds(1), clock);
            }
        }
    }

    private async Task<bool> TransactAsync(int connectionId, Func<AppDbContext, GlConnection, Task<bool>> write)
    {
        await using var db = await dbs.CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var connection = await db.GlConnections.FirstOrDefaultAsync(c => c.Id == connectionId);
        if (connection is null || !await write(db, connection)) return false;
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return true;
    }
}
