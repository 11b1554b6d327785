using BatchLedger.Data;
using BatchLedger.Features;
using BatchLedger.GlConnections;
using BatchLedger.GlDeliveries;
using BatchLedger.Journals;
using BatchLedger.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.GlIntegration;

/// <summary>What pages and the command line read about journals on their way out.</summary>
public sealed class GlIntegrationReader(Work work, TimeProvider clock)
{
    /// <summary>The whole screen; null while there is no company. A code that is not to be seen is answered with the first that is.</summary>
    public Task<GlScreen?> ReadAsync(GlWish wish, CancellationToken token = default) => work.ReadAsync(async db =>
    {
        var companies = await CompaniesAsync(db, token);
        if (companies.Count == 0) return null;
        var company = companies.FirstOrDefault(c => c.Code == wish.Company) ?? companies[0];
        var range = GlRange.Read(wish.From, wish.To, clock.Today());
        var now = clock.GetUtcNow();
        var (features, connection) = (await db.FeaturesAsync(token), await db.ConnectionOfAsync(company.Id, token));
        var screen = new GlScreen(company, range) { Companies = companies, Connection = connection, WhyNot = GlConnectionRefusals.WhyNotSend(company, connection, features) };
        if (connection is null or { State: ConnectionState.Draft } || !features.GlIntegration) return screen;

        var choices = await GlJournals.Choices(db, connection, range).ToListAsync(token);
        return screen with
        {
            IsListed = true,
            TokenUntil = await db.Set<GlToken>().Where(t => t.ConnectionId == connection.Id && t.AccessUntil > now).Select(t => (DateTimeOffset?)t.AccessUntil).SingleOrDefaultAsync(token),
            Backlog = await GlJournals.BacklogAsync(db, connection, range, token), Choices = choices,
            Rows = await RowsAsync(db, connection, [.. choices.Skip(wish.Skip).Take(wish.Take).Select(choice => choice.JournalId)], token),
        };
    }, token);

    /// <summary>Over all companies that are to be seen: journals that wait to be sent, for the navigation.</summary>
    public Task<int> NotSentAsync(CancellationToken token = default) => work.ReadAsync(async db =>
    {
        var count = 0;
        foreach (var connection in await ConnectionsAsync(db, token)) count += await GlJournals.NotSent(db, connection).CountAsync(token);
        return count;
    }, token);

    /// <summary>What cannot go on without a person, or may not be known yet.</summary>
    public Task<GlAttention> AttentionAsync(CancellationToken token = default) => work.ReadAsync(async db =>
    {
        var connections = await ConnectionsAsync(db, token);
        if (connections.Count == 0) return GlAttention.None;
        var ids = connections.Select(c => c.Id).ToList();
        GlDeliveryState[] asked = [GlDeliveryState.Unknown, GlDeliveryState.Failed, GlDeliveryState.Invalid];
        var states = await db.GlDeliveries.Where(d => asked.Contains(d.State) && ids.Contains(d.ConnectionId)).GroupBy(d => d.State)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, token);
        var codes = await db.Companies.ToDictionaryAsync(c => c.Id, c => c.Code, token);
        return new GlAttention(states.GetValueOrDefault(GlDeliveryState.Unknown), states.GetValueOrDefault(GlDeliveryState.Failed), states.GetValueOrDefault(GlDeliveryState.Invalid),
            [.. connections.Where(c => c.State is ConnectionState.NeedsSignIn).Select(c => new GlSignInNeeded(codes[c.CompanyId], c.System.InWords()))]);
    }, token);

    /// <summary>One journal with what happened to it outside; null while its company sends nothing, or it is not there.</summary>
    public Task<GlJournalView?> FindAsync(int journalId, CancellationToken token = default) => work.ReadAsync(async db =>
    {
        var entry = await db.JournalEntries.SingleOrDefaultAsync(e => e.Id == journalId, token);
        if (entry is null || !await db.Ledgers.AnyAsync(l => l.Id == entry.LedgerId && l.Type == LedgerType.Actual, token)) return null;
        var company = await db.Companies.SingleAsync(c => c.Id == entry.CompanyId, token);
        if (!(await db.FeaturesAsync(token)).GlIntegration || await db.ConnectionOfAsync(company.Id, token) is not { } connection) return null;

        var deliveries = await db.GlDeliveries.Include(d => d.Findings).Where(d => d.JournalEntryId == journalId && d.ConnectionId == connection.Id).OrderBy(d => d.Id).ToListAsync(token);
        var ids = deliveries.Select(d => d.Id).ToList();
        var batch = await db.Batches.SingleAsync(b => b.Id == entry.BatchId, token);
        return new GlJournalView(entry, company, connection)
        {
            Delivery = deliveries.LastOrDefault(d => d.State is not GlDeliveryState.Removed), Batch = batch.Number, Date = batch.Date,
            LinesSent = connection.Lines is SentLines.EveryLine ? entry.Lines : await db.Set<JournalSummary>().CountAsync(s => s.JournalEntryId == journalId, token),
            Events = await db.Set<GlDeliveryEvent>().Where(e => ids.Contains(e.DeliveryId)).OrderBy(e => e.Id).ToListAsync(token),
        };
    }, token);

    /// <summary>What the accounting system of a company can be sent, and where these journals stand; null: the company is not to be seen.</summary>
    public Task<GlOffer?> OfferAsync(int companyId, IReadOnlyList<int> journalIds, CancellationToken token = default) => work.ReadAsync(async db =>
    {
        if (await db.Companies.SingleOrDefaultAsync(c => c.Id == companyId, token) is not { } company) return null;
        var connection = await db.ConnectionOfAsync(companyId, token);
        var entries = await db.JournalEntries.Where(e => e.CompanyId == companyId && journalIds.Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => e.Number, token);
        return new GlOffer(company, connection)
        {
            WhyNot = GlConnectionRefusals.WhyNotSend(company, connection, await db.FeaturesAsync(token)), Numbers = entries,
            Deliveries = connection is null ? new Dictionary<int, GlDelivery>() : await db.GlDeliveries.Include(d => d.Findings)
                .Where(d => entries.Keys.Contains(d.JournalEntryId) && d.ConnectionId == connection.Id && d.State != GlDeliveryState.Removed).ToDictionaryAsync(d => d.JournalEntryId, token),
        };
    }, token);

    private static async Task<IReadOnlyList<GlRow>> RowsAsync(AppDbContext db, GlConnection connection, List<int> ids, CancellationToken token)
    {
        var entries = await db.JournalEntries.Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, token);
        var owners = entries.Values.Select(e => e.BatchId).ToList();
        var batches = await db.Batches.Where(b => owners.Contains(b.Id)).Select(b => new { b.Id, b.Number, b.Name, b.Date }).ToDictionaryAsync(b => b.Id, token);
        var deliveries = await db.GlDeliveries.Include(d => d.Findings.OrderBy(f => f.Ordinal)).Where(d => ids.Contains(d.JournalEntryId) && d.ConnectionId == connection.Id).ToListAsync(token);
        var summaries = connection.Lines is SentLines.EveryLine ? [] : await db.Set<JournalSummary>().Where(s => ids.Contains(s.JournalEntryId))
            .GroupBy(s => s.JournalEntryId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, token);
        var byJournal = deliveries.ToLookup(d => d.JournalEntryId);
        GlRow RowOf(JournalEntry entry)
        {
            var (batch, live) = (batches[entry.BatchId], byJournal[entry.Id].SingleOrDefault(d => d.State is not GlDeliveryState.Removed));
            return new GlRow(entry, batch.Number, batch.Date)
            {
                BatchName = batch.Name, LinesSent = summaries.GetValueOrDefault(entry.Id, entry.Lines), Delivery = live, IsOutdated = live?.IsOutdated(connection) == true, HasPast = byJournal[entry.Id].Any(),
            };
        }
        return [.. ids.Where(entries.ContainsKey).Select(id => RowOf(entries[id]))];
    }

    /// <summary>Those whose accounting system can be reached; where there is none, all of them, and each says why it cannot.</summary>
    private static async Task<IReadOnlyList<Company>> CompaniesAsync(AppDbContext db, CancellationToken token)
    {
        var companies = await db.Companies.OrderBy(c => c.Code).ToListAsync(token);
        var reachable = companies.Where(c => c.AccountingSystem.CanConnect()).ToList();
        return reachable.Count > 0 ? reachable : companies;
    }

    private static async Task<List<GlConnection>> ConnectionsAsync(AppDbContext db, CancellationToken token) => (await db.FeaturesAsync(token)).GlIntegration
        ? await (from connection in db.GlConnections
                 join company in db.Companies on connection.CompanyId equals company.Id
                 where company.AccountingSystem == connection.System
                 orderby company.Code
                 select connection).ToListAsync(token)
        : [];
}
