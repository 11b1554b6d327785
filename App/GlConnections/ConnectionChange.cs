using BatchLedger.Data;
using BatchLedger.Ledgers;
using BatchLedger.Live;
using BatchLedger.OutsideGl;
using BatchLedger.Refusals;
using BatchLedger.Trail;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.GlConnections;

/// <summary>Writes a draft to a connection, once all that can be known without the network speaks for it.</summary>
internal sealed class ConnectionChange(Desk desk, Company company, IGlConnector connector)
{
    public required GlSeal Seal { get; init; }
    public Uri? StandIn { get; init; }

    public async Task<Outcome<GlConnection>> MakeAsync(GlConnection? connection, GlConnectionDraft draft)
    {
        var kept = (connection is null ? null : Seal.Secrets(connection)) ?? FieldValues.Empty;
        if (draft.WhyNot(connector.Fields, kept) is { } refusal) return refusal;
        var fields = draft.Over(connection?.Fields ?? FieldValues.Empty, connector.Fields.Where(field => !field.Secret));
        var secrets = draft.Over(kept, connector.Fields.Where(field => field.Secret));
        var leavesBooks = connection is not null && (connection.Site != draft.Site || connector.Fields.Any(field => field is { TellsBooks: true, Secret: false } && connection.Fields[field.Name] != fields[field.Name]));
        // Which company over there it is, is asked anew on another site.
        if (leavesBooks) fields = connector.Fields.Where(field => field.FromSignIn).Aggregate(fields, (values, field) => values.With(field.Name, ""));
        if (WhyNotTerms(draft.Site, fields, secrets) is { } strange) return strange;
        if (leavesBooks && await desk.Db.HeldAsync(connection!.Id, desk.Token) is > 0 and var held) return GlConnectionRefusals.BooksStay(company, held);

        var before = connection is null ? [] : GlConnectionDraft.Words(connection, connector.Fields);
        var reachesAnew = connection is null || leavesBooks || connection.Fields != fields || kept != secrets || Seal.Secrets(connection) is null;
        if (leavesBooks) await desk.Db.ForgetBooksAsync(connection!, desk.Token);
        if (connection is null) connection = await AddAsync(draft);
        if (connection.Site != draft.Site || connection.Lines != draft.Lines || connection.Fields != fields) connection.MapChangedAt = desk.Now;
        Write(connection, draft);
        if (reachesAnew) await ReachAnewAsync(connection, fields, secrets);
        Note(connection, draft, before);
        desk.Ring(Topics.Connections, Topics.Settings, Topics.Deliveries);
        return connection;
    }

    private Refusal? WhyNotTerms(GlSite site, FieldValues fields, FieldValues secrets)
    {
        if (site is GlSite.StandIn && StandIn is null) return GlConnectionRefusals.NoStandIn(connector.System);
        var values = fields.All.Concat(secrets.All).DistinctBy(pair => pair.Key).ToDictionary();
        return connector.WhyNot(new GlTerms(connector.System, site, values) { StandIn = site is GlSite.StandIn ? StandIn : null });
    }

    // Saved first: what is sealed is sealed to the row's number.
    private async Task<GlConnection> AddAsync(GlConnectionDraft draft)
    {
        var connection = new GlConnection { CompanyId = company.Id, System = company.AccountingSystem, From = draft.From!.Value };
        desk.Db.Add(connection);
        await desk.Db.SaveAsync(desk);
        return connection;
    }

    private static void Write(GlConnection connection, GlConnectionDraft draft) =>
        (connection.Site, connection.Sending, connection.Lines, connection.From) = (draft.Site, draft.Sending, draft.Lines, draft.From!.Value);

    // What an earlier sign-in gave, or one under way will give, is for other terms.
    private async Task ReachAnewAsync(GlConnection connection, FieldValues fields, FieldValues secrets)
    {
        connection.Fields = fields;
        connection.SealedSecrets = secrets == FieldValues.Empty ? null : Seal.Seal(connection, secrets);
        (connection.State, connection.Trouble, connection.ConnectedAt, connection.ConnectedBy) = (ConnectionState.Draft, null, null, null);
        await desk.Db.Set<GlToken>().Where(t => t.ConnectionId == connection.Id).ExecuteDeleteAsync(desk.Token);
        await desk.Db.Set<GlSignIn>().Where(s => s.ConnectionId == connection.Id).ExecuteDeleteAsync(desk.Token);
    }

    private void Note(GlConnection connection, GlConnectionDraft draft, IReadOnlyList<Said> before)
    {
        var typed = connector.Fields.Where(field => field.Secret && draft.Types(field)).Select(field => new Said(field.Label, "entered anew"));
        desk.NoteChange(new AuditEntry(before.Count == 0 ? "GlConnection.Add" : "GlConnection.Change", GlConnectionRefusals.Name(company)) { CompanyId = company.Id, Address = GlConnectionRefusals.Address(company) },
            before, [.. GlConnectionDraft.Words(connection, connector.Fields), .. typed]);
    }
}

internal sealed record ConnectionAtDesk(Company Company, GlConnection Connection);

internal static class ConnectionsAtDesk
{
    /// <summary>Refuses with NotFound, Features.Off, CannotConnect or Stale.</summary>
    public static async Task<Outcome<ConnectionAtDesk>> ConnectionAsync(this Desk desk, int connectionId, int? seen)
    {
        var connection = await desk.Db.GlConnections.FirstOrDefaultAsync(c => c.Id == connectionId, desk.Token);
        if (connection is null) return DataRefusals.NotFound("The connection");
        var company = await desk.Db.Companies.SingleAsync(c => c.Id == connection.CompanyId, desk.Token);
        return seen is { } version && connection.Version != version ? DataRefusals.Stale($"The connection of company {company.Code}", connection) : new ConnectionAtDesk(company, connection);
    }

    /// <summary>Journals that are in the books over there, or on their way. The table of an upper floor is named as a table.</summary>
    public static Task<int> HeldAsync(this AppDbContext db, int connectionId, CancellationToken token) => db.Database.SqlQuery<int>($"""
        SELECT COUNT(*) AS "Value" FROM "GlDeliveries"
        WHERE "ConnectionId" = {connectionId} AND "State" IN ('Queued', 'Sending', 'Sent', 'Unknown', 'Recorded', 'Removing')
        """).SingleAsync(token);

    /// <summary>The ids of other books mean other accounts: nothing of the old ones may stay.</summary>
    public static async Task ForgetBooksAsync(this AppDbContext db, GlConnection connection, CancellationToken token)
    {
        await db.GlMaps.Where(m => m.ConnectionId == connection.Id).ExecuteDeleteAsync(token);
        await db.Set<GlBookItem>().Where(i => i.ConnectionId == connection.Id).ExecuteDeleteAsync(token);
        (connection.BooksName, connection.BooksReadAt) = (null, null);
    }
}
