using BatchLedger.Data;
using BatchLedger.Features;
using BatchLedger.Ledgers;
using BatchLedger.Live;
using BatchLedger.Mail;
using BatchLedger.OutsideGl;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BatchLedger.GlConnections;

public sealed class GlConnectionService(Work work, GlConnectors connectors, GlSeal seal, StandIns standIns, IOptions<MailOptions> site, TimeProvider clock)
{
    /// <summary>The companies the actor sees, by code.</summary>
    public Task<IReadOnlyList<AccountingSystemRow>> ListAsync(CancellationToken token = default) => work.ReadAsync<IReadOnlyList<AccountingSystemRow>>(async db =>
    {
        var connections = await db.GlConnections.ToListAsync(token);
        var companies = await db.Companies.OrderBy(c => c.Code).ToListAsync(token);
        return [.. from company in companies
                   let connection = connections.FirstOrDefault(c => c.CompanyId == company.Id && c.System == company.AccountingSystem)
                   select new AccountingSystemRow(company.Code, company.Name, company.AccountingSystem)
                   {
                       State = connection?.State, Site = connection?.Site, Books = connection?.BooksName, Trouble = connection?.Trouble,
                   }];
    }, token);

    public async Task<GlConnectionView?> FindAsync(string code, CancellationToken token = default)
    {
        var closed = (await work.ActorAsync()).WhyNot(Permission.ManageConnections);
        return await work.ReadAsync(db => ReadAsync(db, code, token), token) is { } view ? view with { Closed = closed } : null;
    }

    /// <summary>Refuses with Features.Off, CannotConnect, NotFound, Stale, Text.*, FieldNotAChoice, FromMissing, NoStandIn, BooksStay, or what the connector says of the fields before any connection.</summary>
    public Task<Outcome<GlConnection>> SaveAsync(GlConnectionDraft draft, CancellationToken token = default) => work.MakeAsync<GlConnection>(Permission.ManageConnections, async desk =>
    {
        var company = await desk.Db.Companies.FirstOrDefaultAsync(c => c.Id == draft.CompanyId, desk.Token);
        if (company is null) return DataRefusals.NotFound("The company");
        if (GlConnectionRefusals.WhyNotConnect(company, await desk.Db.FeaturesAsync(desk.Token)) is { } closed) return closed;
        var connection = await desk.Db.ConnectionOfAsync(company.Id, desk.Token);
        if (connection is null && draft.Version > 0) return DataRefusals.NotFound("The connection");
        if (connection is not null && connection.Version != draft.Version) return DataRefusals.Stale($"The connection of company {company.Code}", connection);
        return await new ConnectionChange(desk, company, connectors.Of(company.AccountingSystem)) { Seal = seal, StandIn = standIns.Of(company.AccountingSystem) }.MakeAsync(connection, draft);
    }, token);

    /// <summary>Refuses with NotFound, Stale, StillConnected or HasDeliveries.</summary>
    public Task<Refusal?> RemoveAsync(int connectionId, int seen, CancellationToken token = default) => work.DoAsync(Permission.ManageConnections, async desk =>
    {
        var (opened, missing) = await desk.ConnectionAsync(connectionId, seen);
        if (opened is null) return missing;
        var (company, connection) = (opened.Company, opened.Connection);
        if (connection.State is ConnectionState.Connected) return GlConnectionRefusals.StillConnected(company);
        var deliveries = await desk.Db.Database.SqlQuery<int>($"""SELECT COUNT(*) AS "Value" FROM "GlDeliveries" WHERE "ConnectionId" = {connection.Id}""").SingleAsync(desk.Token);
        if (deliveries > 0) return GlConnectionRefusals.HasDeliveries(company, deliveries);

        desk.Note(new AuditEntry("GlConnection.Remove", GlConnectionRefusals.Name(company)) { CompanyId = company.Id, Address = GlConnectionRefusals.Address(company) });
        await desk.Db.ForgetBooksAsync(connection, desk.Token);
        await desk.Db.Set<GlToken>().Where(t => t.ConnectionId == connection.Id).ExecuteDeleteAsync(desk.Token);
        await desk.Db.Set<GlSignIn>().Where(s => s.ConnectionId == connection.Id).ExecuteDeleteAsync(desk.Token);
        desk.Db.Remove(connection);
        desk.Ring(Topics.Connections, Topics.Settings);
        return null;
    }, token);

    private async Task<GlConnectionView?> ReadAsync(AppDbContext db, string code, CancellationToken token)
    {
        var company = await db.Companies.FirstOrDefaultAsync(c => c.Code == code, token);
        if (company is null) return null;
        var connection = await db.ConnectionOfAsync(company.Id, token);
        var connector = connectors.Find(company.AccountingSystem);
        var secrets = connection is null ? FieldValues.Empty : seal.Secrets(connection);
        return new GlConnectionView(company, await db.FeaturesAsync(token))
        {
            Connection = connection, Fields = connector?.Fields ?? [], Kept = [.. (secrets ?? FieldValues.Empty).All.Keys],
            SecretsLost = secrets is null ? GlConnectionRefusals.SecretsLost(company.AccountingSystem) : null, StandIn = standIns.Of(company.AccountingSystem),
            SignsInByBrowser = connector is ISignsInByBrowser, Redirect = GlSignInService.Redirect(site.Value), UsualFrom = await UsualFromAsync(db, company.Id, token),
            Held = connection is null ? 0 : await db.HeldAsync(connection.Id, token),
            SharedWith = connection is null || connector is null ? null : await SharedWithAsync(db, connection, connector.Fields, token),
        };
    }

    private async Task<DateOnly> UsualFromAsync(AppDbContext db, int companyId, CancellationToken token)
    {
        var open = await db.FiscalPeriods.Where(p => p.CompanyId == companyId && p.State == FiscalPeriods.FiscalPeriodState.Open).OrderBy(p => p.Start).FirstOrDefaultAsync(token);
        return open?.Start ?? clock.Today();
    }

    // Whoever does not see the other company learns only that there is one.
    private static async Task<string?> SharedWithAsync(AppDbContext db, GlConnection connection, IReadOnlyList<ConnectionField> fields, CancellationToken token)
    {
        var telling = fields.Where(field => field.TellsBooks).Select(field => field.Name).ToList();
        if (telling.All(name => connection.Fields[name].Length == 0)) return null;
        var others = await db.GlConnections.IgnoreQueryFilters().Where(c => c.System == connection.System && c.Site == connection.Site && c.Id != connection.Id).ToListAsync(token);
        var same = others.FirstOrDefault(other => telling.All(name => other.Fields[name] == connection.Fields[name]));
        if (same is null) return null;
        return await db.Companies.Where(c => c.Id == same.CompanyId).Select(c => $"Company {c.Code}").FirstOrDefaultAsync(token) ?? "Another company";
    }
}
