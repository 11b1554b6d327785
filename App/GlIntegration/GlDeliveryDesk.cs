using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.Features;
using BatchLedger.GlConnections;
using BatchLedger.GlDeliveries;
using BatchLedger.Journals;
using BatchLedger.Ledgers;
using BatchLedger.Live;
using BatchLedger.Refusals;
using BatchLedger.Trail;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.GlIntegration;

/// <summary>A journal on the desk of somebody who asks for something, with its live delivery if it has one.</summary>
internal sealed record AskedJournal(JournalEntry Entry, GlConnection Connection, GlDelivery? Delivery)
{
    public DeliveryName Name => new(Entry.Number, Connection.System);
    public string System => Connection.System.InWords();
}

/// <summary>How much of a connection a command needs: none, that there is one, or that it works.</summary>
internal enum Need { Nothing, Connection, WorkingConnection }

/// <summary>What every command about deliveries does in the same words: find the journals, leave a trace.</summary>
internal static class GlDeliveryDesk
{
    /// <summary>One transaction holds them all, and nobody else writes meanwhile: this many take about two seconds.</summary>
    public const int MostAtATime = 2_000;

    public static Asker Asker(this Desk desk) => new(desk.Actor.Name, desk.Now);

    /// <summary>In journal order. Refuses with NothingChosen, TooMany, NotFound, a refusal of the connection, NotPosted, NotOfMoney or TooEarly.</summary>
    public static async Task<Outcome<IReadOnlyList<AskedJournal>>> JournalsAsync(this Desk desk, IReadOnlyList<int> ids, Need need = Need.WorkingConnection)
    {
        var wanted = ids.Distinct().ToList();
        if (wanted.Count == 0) return GlDeliveryRefusals.NothingChosen;
        if (wanted.Count > MostAtATime) return GlDeliveryRefusals.TooMany(wanted.Count, MostAtATime);
        var found = await (from entry in desk.Db.JournalEntries
                           join batch in desk.Db.Batches on entry.BatchId equals batch.Id
                           join ledger in desk.Db.Ledgers on entry.LedgerId equals ledger.Id
                           where wanted.Contains(entry.Id)
                           orderby entry.Id
                           select new { entry, batch.Date, ledger }).AsNoTracking().ToListAsync(desk.Token);
        if (found.Count < wanted.Count) return DataRefusals.NotFound("A chosen journal");

        var targets = new Dictionary<int, GlConnection>();
        foreach (var company in found.Select(row => row.entry.CompanyId).Distinct())
        {
            var (target, refusal) = await desk.TargetAsync(company, need);
            if (target is null) return refusal!;
            targets[company] = target;
        }
        foreach (var row in found)
            if (WhyNotTaken(row.entry, row.ledger, row.Date, targets[row.entry.CompanyId]) is { } no) return no;

        var live = await desk.Db.GlDeliveries.Include(d => d.Findings).Where(d => wanted.Contains(d.JournalEntryId) && d.State != GlDeliveryState.Removed).ToListAsync(desk.Token);
        return found.ConvertAll(row => new AskedJournal(row.entry, targets[row.entry.CompanyId],
            live.Find(d => d.JournalEntryId == row.entry.Id && d.ConnectionId == targets[row.entry.CompanyId].Id)));
    }

    /// <summary>The journals that count now. Refuses with NotFound or BatchWithoutJournal.</summary>
    public static async Task<Outcome<IReadOnlyList<int>>> JournalIdsAsync(this Desk desk, IReadOnlyList<string> batchNumbers)
    {
        var ids = new List<int>();
        foreach (var number in batchNumbers.Distinct())
        {
            var (batch, missing) = await desk.BatchAsync(number);
            if (batch is null) return missing!;
            if (batch.State is not BatchState.Posted || batch.JournalEntryId is not { } id) return GlDeliveryRefusals.BatchWithoutJournal(batch.Number, batch.Word.InWords().ToLowerInvariant());
            ids.Add(id);
        }
        return ids;
    }

    /// <summary>Refuses with NotFound, Stale, or a refusal of the connection.</summary>
    public static async Task<Outcome<AskedJournal>> DeliveryAsync(this Desk desk, int id, int seen, Need need = Need.Nothing)
    {
        var delivery = await desk.Db.GlDeliveries.Include(d => d.Findings).SingleOrDefaultAsync(d => d.Id == id, desk.Token);
        if (delivery is null) return DataRefusals.NotFound("The delivery");
        var entry = await desk.Db.JournalEntries.AsNoTracking().SingleAsync(e => e.Id == delivery.JournalEntryId, desk.Token);
        if (delivery.Version != seen) return DataRefusals.Stale($"The delivery of journal {entry.Number}", delivery);
        var connection = await desk.Db.GlConnections.AsNoTracking().SingleAsync(c => c.Id == delivery.ConnectionId, desk.Token);
        if (need is Need.WorkingConnection && await desk.WhyNotWorkAsync(connection) is { } refusal) return refusal;
        return new AskedJournal(entry, connection, delivery);
    }

    public static GlDelivery NewDelivery(this Desk desk, AskedJournal journal)
    {
        var delivery = GlDelivery.New(journal.Entry, journal.Connection.Id, desk.Asker());
        desk.Db.Add(delivery);
        return delivery;
    }

    /// <summary>The audit row, the line of the delivery's own history, and the ring.</summary>
    public static void Trace(this Desk desk, AskedJournal journal, GlDelivery delivery, string deed, string text)
    {
        desk.Note(DeliveryTrail.Entry(journal.Entry, deed) with { After = text });
        desk.Ring(Topics.Deliveries, Topics.Batch(journal.Entry.BatchId));
        DeliveryTrail.Tell(delivery, new DeliveryNews(desk.Now, text, desk.Actor.Name));
    }

    /// <summary>The connection that counts for the company, or why there is none that does.</summary>
    private static async Task<Outcome<GlConnection>> TargetAsync(this Desk desk, int companyId, Need need)
    {
        var company = await desk.Db.Companies.AsNoTracking().SingleAsync(c => c.Id == companyId, desk.Token);
        var connection = await desk.Db.ConnectionOfAsync(companyId, desk.Token);
        var no = GlConnectionRefusals.WhyNotSend(company, connection, await desk.Db.FeaturesAsync(desk.Token));
        if (connection is null) return no!;
        // What was entered by hand over there does not wait for a sign-in.
        return no is null || (need is Need.Connection && connection.State is ConnectionState.NeedsSignIn) ? connection : no;
    }

    private static async Task<Refusal?> WhyNotWorkAsync(this Desk desk, GlConnection connection) =>
        GlConnectionRefusals.WhyNotConnect(await desk.Db.Companies.AsNoTracking().SingleAsync(c => c.Id == connection.CompanyId, desk.Token), await desk.Db.FeaturesAsync(desk.Token))
        ?? (connection.State is ConnectionState.NeedsSignIn ? GlConnectionRefusals.NeedsSignIn(connection) : null);

    public static Refusal? WhyNotPosted(JournalEntry entry) => entry.State is JournalEntryState.Posted ? null : GlDeliveryRefusals.NotPosted(entry);

    private static Refusal? WhyNotTaken(JournalEntry entry, Ledger ledger, DateOnly date, GlConnection connection)
    {
        if (WhyNotPosted(entry) is { } refusal) return refusal;
        if (ledger.Type is not LedgerType.Actual) return GlDeliveryRefusals.NotOfMoney(entry, ledger);
        return date < connection.From ? GlDeliveryRefusals.TooEarly(entry, date, connection.From) : null;
    }
}
