using BatchLedger.Data;
using BatchLedger.Live;
using BatchLedger.People;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.LedgerRuns;

/// <summary>One transaction on behalf of a run and of the person who asked for it.</summary>
public sealed class LedgerRunDesk(IDbContextFactory<AppDbContext> dbs, WriteGate gate, TimeProvider clock, Bell bell)
{
    public Task<Refusal?> InOneAsync(LedgerRun run, Func<Desk, Task<Refusal?>> act)
    {
        var work = new Work(dbs, gate, new FixedActor(Actor.System($"ledger run {run.Id}") with { Name = run.RequestedBy, UserId = run.RequestedById }), clock, bell);
        return work.DoAsync(Permission.CreateLedgers, act, CancellationToken.None);
    }

    /// <summary>The same while the fence is ours. Throws <see cref="LeaseLostException"/> when somebody else holds the run, it was cancelled, or it is over,
    /// and when the database was too busy: then the sweep takes the run up again.</summary>
    public async Task<Refusal?> HeldAsync(LedgerRun run, int fence, Func<Desk, Task<Refusal?>> act)
    {
        var refusal = await InOneAsync(run, async desk =>
            await LedgerRunLease.Held(desk.Db, run.Id, fence).AnyAsync(desk.Token) ? await act(desk) : throw new LeaseLostException());
        return refusal == DataRefusals.Busy ? throw new LeaseLostException() : refusal;
    }

    public static void Log(Desk desk, LedgerRun run, string text) =>
        desk.Db.Add(new LedgerRunLog { LedgerRunId = run.Id, At = desk.Now, Text = text.Length <= LedgerRunLog.TextLength ? text : text[..LedgerRunLog.TextLength] });
}

/// <summary>The run is no longer ours to work on.</summary>
public sealed class LeaseLostException() : Exception("The run was taken over or cancelled.");
