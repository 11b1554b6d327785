using BatchLedger.Data;
using BatchLedger.Live;
using BatchLedger.People;
using BatchLedger.Trail;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Access;

/// <summary>What is done before it is known who acts, or to one's own account: no permission to ask for, but the write gate,
/// one transaction and the audit row all the same. A refused sign-in is written down too.</summary>
public sealed class Doorstep(IDbContextFactory<AppDbContext> dbs, WriteGate gate, TimeProvider clock, Bell bell)
{
    public async Task<T> PassAsync<T>(Func<AppDbContext, DateTimeOffset, Task<Passed<T>>> act)
    {
        var result = await gate.PassAsync(async () =>
        {
            await using var db = await dbs.CreateDbContextAsync();
            await using var transaction = await db.Database.BeginTransactionAsync();
            var passed = await act(db, clock.GetUtcNow());
            if (passed.Entry is not null) await AuditChain.AppendAsync(db, passed.Actor, clock.GetUtcNow(), [passed.Entry]);
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
            return passed.Result;
        });
        bell.Ring([Topics.Audit]);
        return result;
    }

    public async Task<T> ReadAsync<T>(Func<AppDbContext, Task<T>> read)
    {
        await using var db = await dbs.CreateDbContextAsync();
        return await read(db);
    }
}

/// <summary>What came of it, and who did what. Without an entry nothing is written down.</summary>
public sealed record Passed<T>(T Result, Actor Actor, AuditEntry? Entry);
