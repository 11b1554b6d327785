using BatchLedger.Data;
using BatchLedger.Live;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.LedgerRuns;

/// <summary>The right to work on a run: taken by a conditional update that raises the fence, kept by renewing, lost for good
/// when somebody else raised the fence. A holder of an old fence changes nothing any more.</summary>
public sealed class LedgerRunLease(IDbContextFactory<AppDbContext> dbs, WriteGate gate, Bell bell, TimeProvider clock,
    LedgerRunPulse pulse, Microsoft.Extensions.Options.IOptions<LedgerRunOptions> options)
{
    private readonly string owner = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";

    /// <summary>Claims the oldest run that waits, or whose holder is gone. Null when there is none.</summary>
    public Task<(int RunId, int Fence)?> ClaimAsync(CancellationToken token) => gate.PassAsync<(int, int)?>(async () =>
    {
        pulse.Beat();
        await using var db = await dbs.CreateDbContextAsync(token);
        var now = clock.GetUtcNow();
        var next = await db.LedgerRuns.Where(r => r.State == LedgerRunState.Queued || (r.State == LedgerRunState.Running && r.LeaseUntil < now))
            .OrderBy(r => r.RequestedAt).ThenBy(r => r.Id).Select(r => new { r.Id, r.Fence }).FirstOrDefaultAsync(token);
        if (next is null) return null;

        var claimed = await db.LedgerRuns.Where(r => r.Id == next.Id && r.Fence == next.Fence)
            .ExecuteUpdateAsync(set => set
                .SetProperty(r => r.State, LedgerRunState.Running)
                .SetProperty(r => r.Stage, LedgerRunStage.Reading)
                .SetProperty(r => r.Fence, next.Fence + 1)
                .SetProperty(r => r.Attempt, r => r.Attempt + 1)
                .SetProperty(r => r.Owner, owner)
                .SetProperty(r => r.LeaseUntil, now + options.Value.Lease)
                .SetProperty(r => r.HeartbeatAt, now)
                .SetProperty(r => r.Done, 0)
                .SetProperty(r => r.StartedAt, r => r.StartedAt ?? now), token);
        if (claimed == 1)
        {
            db.Add(new LedgerRunLog { LedgerRunId = next.Id, At = now, Text = next.Fence == 0 ? "Started." : $"Taken over: attempt {next.Fence + 1}." });
            await db.SaveChangesAsync(token);
        }
        bell.Ring([Topics.Runs, Topics.Run(next.Id)]);
        return claimed == 1 ? (next.Id, next.Fence + 1) : null;
    }, token);

    /// <summary>Says "still alive" and where the run stands. False when the fence is no longer ours.</summary>
    public Task<bool> RenewAsync(int runId, int fence, LedgerRunProgress progress, CancellationToken token) => gate.PassAsync(async () =>
    {
        pulse.Beat();
        await using var db = await dbs.CreateDbContextAsync(token);
        var now = clock.GetUtcNow();
        return await Held(db, runId, fence).ExecuteUpdateAsync(set => set
            .SetProperty(r => r.LeaseUntil, now + options.Value.Lease)
            .SetProperty(r => r.HeartbeatAt, now)
            .SetProperty(r => r.Stage, progress.Stage)
            .SetProperty(r => r.Done, progress.Done)
            .SetProperty(r => r.Total, progress.Total), token) == 1;
    }, token);

    /// <summary>This process is the only one on this database: whatever still says "running" when it starts has lost its process.</summary>
    public Task TakeOverAsync(CancellationToken token) => gate.PassAsync(async () =>
    {
        await using var db = await dbs.CreateDbContextAsync(token);
        await db.LedgerRuns.Where(r => r.State == LedgerRunState.Running)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.LeaseUntil, DateTimeOffset.MinValue), token);
    }, token);

    public static IQueryable<LedgerRun> Of(AppDbContext db, int runId) => db.LedgerRuns.Where(r => r.Id == runId);

    /// <summary>The run, as long as the fence is ours and it is still running.</summary>
    public static IQueryable<LedgerRun> Held(AppDbContext db, int runId, int fence) =>
        db.LedgerRuns.Where(r => r.Id == runId && r.Fence == fence && r.State == LedgerRunState.Running && !r.CancelRequested);
}
