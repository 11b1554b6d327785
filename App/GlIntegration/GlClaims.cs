using BatchLedger.Data;
using BatchLedger.GlDeliveries;
using BatchLedger.Live;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Trail;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.GlIntegration;

/// <summary>The right to work on a delivery: taken by a conditional update that raises the fence, lost for good when somebody else raised it. One of a connection at a time.</summary>
public sealed partial class GlClaims(IDbContextFactory<AppDbContext> dbs, WriteGate gate, TimeProvider clock, Bell bell, ILogger<GlClaims> log)
{
    /// <summary>Longer than the slowest step: a validation that reads all outside books.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private static readonly Actor Program = Actor.System("GL integration");

    private readonly string owner = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";

    /// <summary>This process is the only one on this database: whatever is held when it starts has lost its process.</summary>
    public Task TakeOverAsync(CancellationToken token) => gate.PassAsync(async () =>
    {
        await using var db = await dbs.CreateDbContextAsync(token);
        await db.GlDeliveries.Where(d => d.Owner != null).ExecuteUpdateAsync(set => set.SetProperty(d => d.LeaseUntil, DateTimeOffset.MinValue), token);
    }, token);

    /// <summary>Frees what nobody works on any more. One that was leaving may have arrived: it becomes Unknown, never Queued.</summary>
    public async Task RescueAsync(CancellationToken token)
    {
        List<GlDelivery> left;
        await using (var db = await dbs.CreateDbContextAsync(token))
        {
            var now = clock.GetUtcNow();
            left = await db.GlDeliveries.AsNoTracking().Where(d => (d.Owner != null && d.LeaseUntil <= now) || (d.State == GlDeliveryState.Sending && d.Owner == null)).ToListAsync(token);
        }
        foreach (var delivery in left) await LetGoAsync(delivery, "The program stopped before the answer was there.");
    }

    /// <summary>Connections with something to do.</summary>
    public async Task<List<int>> DueAsync(CancellationToken token)
    {
        await using var db = await dbs.CreateDbContextAsync(token);
        return await Due(db, clock.GetUtcNow()).Select(d => d.ConnectionId).Distinct().ToListAsync(token);
    }

    /// <summary>The first in the order of journals that is due. Null when there is none, or another one of the connection is worked on.</summary>
    internal Task<HeldDelivery?> ClaimAsync(int connectionId, CancellationToken token) => gate.PassAsync<HeldDelivery?>(async () =>
    {
        await using var db = await dbs.CreateDbContextAsync(token);
        var now = clock.GetUtcNow();
        if (await db.GlDeliveries.AnyAsync(d => d.ConnectionId == connectionId && d.Owner != null, token)) return null;
        var next = await Due(db, now).Where(d => d.ConnectionId == connectionId).OrderBy(d => d.JournalEntryId).ThenBy(d => d.Id).Select(d => new { d.Id, d.Fence }).FirstOrDefaultAsync(token);
        if (next is null) return null;

        var claimed = await db.GlDeliveries.Where(d => d.Id == next.Id && d.Fence == next.Fence && d.Owner == null)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.Fence, next.Fence + 1).SetProperty(d => d.Owner, owner).SetProperty(d => d.LeaseUntil, now + Lease), token);
        if (claimed == 0) return null;
        return await (from delivery in db.GlDeliveries.Include(d => d.Findings)
                      join journal in db.JournalEntries on delivery.JournalEntryId equals journal.Id
                      join batch in db.Batches on journal.BatchId equals batch.Id
                      join connection in db.GlConnections on delivery.ConnectionId equals connection.Id
                      where delivery.Id == next.Id
                      select new HeldDelivery(delivery, journal, batch, connection)).AsNoTracking().SingleAsync(token);
    }, token);

    /// <summary>Writes down what became of it and lets it go, unless it is leaving. False when it is no longer ours; then nothing was written.
    /// No token: the end of a step is written down even while the host is stopping.</summary>
    internal async Task<bool> WriteAsync(HeldDelivery held, DeliveryStep step)
    {
        var written = await gate.PassAsync(async () =>
        {
            await using var db = await dbs.CreateDbContextAsync();
            await using var transaction = await db.Database.BeginTransactionAsync();
            var delivery = await db.GlDeliveries.Include(d => d.Findings).SingleAsync(d => d.Id == held.Delivery.Id);
            if (delivery.Fence != held.Fence) return Lost(held.Delivery.Id);
            var (before, now) = ((delivery.State, delivery.Reason), clock.GetUtcNow());
            if (step.Do(delivery, now) is { } refusal)
            {
                Refused(delivery.Id, refusal);
                return false;
            }
            if (delivery.State is not GlDeliveryState.Sending) delivery.Release();
            var desk = new Desk(db, Program, now, CancellationToken.None);
            if (before != (delivery.State, delivery.Reason)) DeliveryTrail.Tell(delivery, new DeliveryNews(now, step.Text ?? delivery.Reason ?? ""));
            if (before.State != delivery.State) desk.Note(DeliveryTrail.Entry(held.Journal, delivery.State.ToString()) with { Before = before.State.InWords(), After = step.Text ?? delivery.Reason });
            await AuditChain.AppendAsync(db, Program, now, desk.Entries);
            await db.SaveAsync(desk);
            await transaction.CommitAsync();
            return true;
        });
        bell.Ring([Topics.Deliveries, Topics.Batch(held.Batch.Id), Topics.Audit]);
        return written;
    }

    /// <summary>The whole connection waits: they said that it is too much at once.</summary>
    public Task PauseAsync(int connectionId, DateTimeOffset until) => gate.PassAsync(async () =>
    {
        await using var db = await dbs.CreateDbContextAsync();
        await Waiting(db).Where(d => d.ConnectionId == connectionId && d.DueAt < until).ExecuteUpdateAsync(set => set.SetProperty(d => d.DueAt, until));
    });

    /// <summary>Nobody goes on with it now; what was leaving is Unknown.</summary>
    public async Task LetGoAsync(GlDelivery delivery, string reason)
    {
        HeldDelivery? held;
        await using (var db = await dbs.CreateDbContextAsync())
            held = await (from row in db.GlDeliveries
                          join journal in db.JournalEntries on row.JournalEntryId equals journal.Id
                          join batch in db.Batches on journal.BatchId equals batch.Id
                          join connection in db.GlConnections on row.ConnectionId equals connection.Id
                          where row.Id == delivery.Id && row.Fence == delivery.Fence
                          select new HeldDelivery(row, journal, batch, connection)).AsNoTracking().SingleOrDefaultAsync();
        if (held is not null) await WriteAsync(held, new DeliveryStep((row, now) => row.State is GlDeliveryState.Sending ? row.Lose(reason, now) : null));
    }

    /// <summary>The delivery as it stands in the database; with another fence it is not ours any more.</summary>
    internal async Task<GlDelivery> NowAsync(HeldDelivery held)
    {
        await using var db = await dbs.CreateDbContextAsync();
        var now = await db.GlDeliveries.AsNoTracking().Include(d => d.Findings).SingleAsync(d => d.Id == held.Delivery.Id);
        return now.Fence == held.Fence ? now : held.Delivery;
    }

    /// <summary>A step ended in a way nobody foresaw.</summary>
    internal Task<bool> BreakAsync(HeldDelivery held, string reason) => WriteAsync(held, new DeliveryStep((row, now) =>
        row.State is GlDeliveryState.Sending ? row.Lose(reason, now) : row.Wait(reason, now + TimeSpan.FromMinutes(1))));

    private static IQueryable<GlDelivery> Waiting(AppDbContext db) => db.GlDeliveries.Where(d => d.Owner == null
        && (d.State == GlDeliveryState.Checking || d.State == GlDeliveryState.Queued || d.State == GlDeliveryState.Unknown || d.State == GlDeliveryState.Removing));

    private static IQueryable<GlDelivery> Due(AppDbContext db, DateTimeOffset now) => Waiting(db).Where(d => d.DueAt <= now);

    private bool Lost(int id)
    {
        TooLate(id);
        return false;
    }

    [LoggerMessage(LogLevel.Warning, "What became of delivery {Id} came after it was taken over; it was not written down.")]
    private partial void TooLate(int id);

    [LoggerMessage(LogLevel.Error, "What became of delivery {Id} could not be written down: {Refusal}")]
    private partial void Refused(int id, Refusal refusal);
}

/// <summary>A change of a delivery that the worker makes. <paramref name="Text"/> tells people what happened; null: the reason of the delivery does.</summary>
internal sealed record DeliveryStep(Func<GlDelivery, DateTimeOffset, Refusal?> Do, string? Text = null);
