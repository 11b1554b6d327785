using BatchLedger.Live;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Trail;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Data;

/// <summary>
/// The one road from a use case to the database. It asks who acts, checks the permission, opens one transaction behind
/// the write gate, lets the use case decide, and commits the change, its audit rows and its versions together, or nothing.
/// </summary>
public sealed class Work(IDbContextFactory<AppDbContext> dbs, WriteGate gate, CurrentActor current, TimeProvider clock, Bell bell)
{
    /// <summary>Carries out a command that makes nothing. Null is "done".</summary>
    public async Task<Refusal?> DoAsync(Permission permission, Func<Desk, Task<Refusal?>> act, CancellationToken token = default)
    {
        var outcome = await MakeAsync<object>(permission, async desk => await act(desk) is { } refusal ? refusal : new Outcome<object>(desk, null), token);
        return outcome.Refusal;
    }

    /// <summary>Carries out a command that makes something.</summary>
    public async Task<Outcome<T>> MakeAsync<T>(Permission permission, Func<Desk, Task<Outcome<T>>> make, CancellationToken token = default) where T : class
    {
        var actor = await current.GetAsync();
        try
        {
            if (actor.WhyNot(permission) is { } refusal) return await DenyAsync(actor, permission, refusal);
            return await gate.PassAsync(() => TransactAsync(actor, make, token), token);
        }
        catch (BusyException)
        {
            return DataRefusals.Busy;
        }
        catch (SqliteException problem) when (problem.SqliteErrorCode == SQLitePCL.raw.SQLITE_BUSY)
        {
            return DataRefusals.Busy;
        }
    }

    /// <summary>Reads what the actor may see. Throws <see cref="AccessDenied"/> for an account without the permission.</summary>
    public async Task<T> ReadAsync<T>(Permission permission, Func<AppDbContext, Task<T>> read, CancellationToken token = default)
    {
        var actor = await current.GetAsync();
        if (actor.WhyNot(permission) is { } refusal) throw new AccessDenied(refusal);
        await using var db = await dbs.CreateDbContextAsync(token);
        db.SeeAs(actor);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return await read(db);
    }

    public Task<T> ReadAsync<T>(Func<AppDbContext, Task<T>> read, CancellationToken token = default) => ReadAsync(Permission.Read, read, token);

    public ValueTask<Actor> ActorAsync() => current.GetAsync();

    private async Task<Outcome<T>> TransactAsync<T>(Actor actor, Func<Desk, Task<Outcome<T>>> make, CancellationToken token) where T : class
    {
        await using var db = await dbs.CreateDbContextAsync(token);
        db.SeeAs(actor);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var desk = new Desk(db, actor, clock.GetUtcNow(), token);

        var outcome = await make(desk);
        if (outcome.Refusal is not null) return outcome;

        await AuditChain.AppendAsync(db, actor, desk.Now, desk.Entries);
        desk.Ring(Topics.Audit);
        await db.SaveAsync(desk);
        await transaction.CommitAsync(CancellationToken.None);
        bell.Ring(desk.Rung);
        return outcome;
    }

    private async Task<Refusal> DenyAsync(Actor actor, Permission permission, Refusal refusal)
    {
        await gate.PassAsync(async () =>
        {
            await using var db = await dbs.CreateDbContextAsync();
            await using var transaction = await db.Database.BeginTransactionAsync();
            await AuditChain.AppendAsync(db, actor, clock.GetUtcNow(), [new AuditEntry("Denied", permission.ToString())]);
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        });
        return refusal;
    }
}

internal static class Saving
{
    /// <summary>Saves in the middle of a use case, when it needs the ids; raises the version of each changed record.</summary>
    public static async Task SaveAsync(this AppDbContext db, Desk desk)
    {
        foreach (var entry in db.ChangeTracker.Entries<IVersioned>().Where(e => e.State is EntityState.Added or EntityState.Modified))
        {
            entry.Entity.Version++;
            entry.Entity.ChangedAt = desk.Now;
            entry.Entity.ChangedBy = desk.Actor.Name;
        }
        await db.SaveChangesAsync(desk.Token);
    }
}
