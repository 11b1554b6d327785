using BatchLedger.Data;
using BatchLedger.GlConnections;
using BatchLedger.GlDeliveries;
using BatchLedger.Journals;
using BatchLedger.Ledgers;
using BatchLedger.Live;
using BatchLedger.People;
using BatchLedger.Trail;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.GlIntegration;

/// <summary>Asks for the journals of connections that send by themselves: those posted since that was switched on, each once. One that was removed or taken back is for a person.</summary>
public sealed class AutomaticSending(IDbContextFactory<AppDbContext> dbs, WriteGate gate, TimeProvider clock, Bell bell)
{
    private const int AtOnce = 200;

    private static readonly Actor Program = Actor.System("GL integration");

    public async Task AskAsync(CancellationToken token)
    {
        List<GlConnection> connections;
        await using (var db = await dbs.CreateDbContextAsync(token))
            connections = await db.GlConnections.AsNoTracking().Where(c => c.Sending == Sending.Automatic || c.AutomaticSince != null).ToListAsync(token);
        foreach (var connection in connections)
            if (connection.Sending is Sending.Automatic != connection.AutomaticSince is not null) await NoteSwitchAsync(connection, token);
            else if (connection.State is ConnectionState.Connected && await WaitingAsync(connection, token)) await AskForAsync(connection, token);
    }

    // From the moment the switch is seen; what was posted before stays with people.
    private Task NoteSwitchAsync(GlConnection connection, CancellationToken token) => gate.PassAsync(async () =>
    {
        await using var db = await dbs.CreateDbContextAsync(token);
        DateTimeOffset? since = connection.Sending is Sending.Automatic ? clock.GetUtcNow() : null;
        await db.GlConnections.Where(c => c.Id == connection.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.AutomaticSince, since), token);
    }, token);

    private async Task<bool> WaitingAsync(GlConnection connection, CancellationToken token)
    {
        await using var db = await dbs.CreateDbContextAsync(token);
        return await Waiting(db, connection).AnyAsync(token);
    }

    private Task AskForAsync(GlConnection connection, CancellationToken token) => gate.PassAsync(async () =>
    {
        await using var db = await dbs.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var desk = new Desk(db, Program, clock.GetUtcNow(), token);
        foreach (var entry in await Waiting(db, connection).OrderBy(e => e.Id).Take(AtOnce).AsNoTracking().ToListAsync(token))
        {
            var journal = new AskedJournal(entry, connection, null);
            var delivery = desk.NewDelivery(journal);
            delivery.Check(AfterCheck.Send, desk.Asker());
            desk.Trace(journal, delivery, "Automatic", $"Posted, and so to be validated with {journal.System} and sent.");
        }
        await AuditChain.AppendAsync(db, Program, desk.Now, desk.Entries);
        await db.SaveAsync(desk);
        await transaction.CommitAsync(CancellationToken.None);
        bell.Ring(desk.Rung);
    }, token);

    private static IQueryable<JournalEntry> Waiting(AppDbContext db, GlConnection connection) =>
        from entry in db.JournalEntries
        join batch in db.Batches on entry.BatchId equals batch.Id
        where entry.CompanyId == connection.CompanyId && entry.State == JournalEntryState.Posted
            && batch.Date >= connection.From && batch.PostedAt >= connection.AutomaticSince
            && db.Companies.Any(c => c.Id == entry.CompanyId && c.AccountingSystem == connection.System)
            && db.Ledgers.Any(l => l.Id == entry.LedgerId && l.Type == LedgerType.Actual)
            && !db.GlDeliveries.Any(d => d.JournalEntryId == entry.Id && d.ConnectionId == connection.Id)
        select entry;
}
