using BatchLedger.Data;
using BatchLedger.Live;
using BatchLedger.OutsideGl;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Trail;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.GlConnections;

/// <summary>One line of the mapping. <paramref name="OutsideId"/> null: it is mapped no more.</summary>
public sealed record GlMapDraft(string Company, OurKind Kind, int OurId, string? OutsideId);

/// <summary>What our accounts, branches and departments are in the outside books. Set-up data of the books: whoever keeps accounts keeps this.</summary>
public sealed class GlMapService(Work work)
{
    private const int Shown = 50;

    /// <summary>Null: there is no such company to be seen.</summary>
    public async Task<GlMapView?> FindAsync(string code, CancellationToken token = default)
    {
        var closed = (await work.ActorAsync()).WhyNot(Permission.EditSetUp);
        return await work.ReadAsync(db => new GlMapReader(db, token).ReadAsync(code), token) is { } view ? view with { Closed = closed } : null;
    }

    /// <summary>Records of the outside books by number, name or path; active ones first.</summary>
    public Task<IReadOnlyList<OutsideItem>> PickAsync(int connectionId, OutsideKind kind, string text, CancellationToken token = default) => work.ReadAsync<IReadOnlyList<OutsideItem>>(async db =>
    {
        if (!await db.GlConnections.AnyAsync(c => c.Id == connectionId, token)) return [];
        var pattern = new ListQuery(text).Pattern;
        var found = await db.Set<GlBookItem>().Where(i => i.ConnectionId == connectionId && i.Kind == kind)
            .Where(i => EF.Functions.Like((i.Number ?? "") + " " + i.Name, pattern, "\\") || EF.Functions.Like(i.Path, pattern, "\\"))
            .OrderByDescending(i => i.Active).ThenBy(i => i.Number).ThenBy(i => i.Name).Take(Shown).ToListAsync(token);
        return [.. found.Select(GlMapReader.ItemOf)];
    }, token);

    /// <summary>Refuses with NotFound, Features.Off, CannotConnect, NothingTyped, or OutsideMissing, OutsideInactive or TakesNoJournals.</summary>
    public Task<Refusal?> SaveAsync(GlMapDraft draft, CancellationToken token = default) => work.DoAsync(Permission.EditSetUp, async desk =>
    {
        var view = await new GlMapReader(desk.Db, desk.Token).ReadAsync(draft.Company);
        if (view is null) return DataRefusals.NotFound($"Company {draft.Company}");
        if (view.WhyNot is { } closed) return closed;
        var row = view.Rows.FirstOrDefault(row => row.Kind == draft.Kind && row.OurId == draft.OurId);
        if (row is null) return DataRefusals.NotFound($"The {draft.Kind.InWords()}");
        if (draft.OutsideId == row.OutsideId) return null;

        var (outside, refusal) = draft.OutsideId is null ? default : await FindAsync(desk, view, draft);
        if (refusal is not null) return refusal;
        await PutAsync(desk, view.Connection!, row, draft.OutsideId);
        desk.NoteChange(Entry(view, $"{Opening(row)} of company {view.Company.Code}"), [new(view.System, row.Outside?.Title ?? row.OutsideId)], [new(view.System, outside?.Title)]);
        return null;
    }, token);

    /// <summary>Takes the proposals of accounts, branches and departments that are not mapped. Refuses with NotFound, Features.Off, CannotConnect, NothingTyped or NothingProposed.</summary>
    public Task<Refusal?> TakeProposalsAsync(string company, CancellationToken token = default) => work.DoAsync(Permission.EditSetUp, async desk =>
    {
        var view = await new GlMapReader(desk.Db, desk.Token).ReadAsync(company);
        if (view is null) return DataRefusals.NotFound($"Company {company}");
        if (view.WhyNot is { } closed) return closed;
        if (view.Proposed.Count == 0) return GlMapRefusals.NothingProposed(view);

        foreach (var row in view.Proposed)
        {
            await PutAsync(desk, view.Connection!, row, row.Proposal!.Item.Id);
            desk.Note(Entry(view, $"{Opening(row)} of company {view.Company.Code}") with { After = $"{view.System}: {row.Proposal.Item.Title}" });
        }
        return null;
    }, token);

    private static async Task<Outcome<OutsideItem>> FindAsync(Desk desk, GlMapView view, GlMapDraft draft)
    {
        var kind = view.Kinds[draft.Kind];
        var found = await desk.Db.Set<GlBookItem>().FirstOrDefaultAsync(i => i.ConnectionId == view.Connection!.Id && i.Kind == kind && i.OutsideId == draft.OutsideId, desk.Token);
        if (found is null) return GlMapRefusals.OutsideMissing(view, kind);
        var item = GlMapReader.ItemOf(found);
        if (!item.Active) return GlMapRefusals.OutsideInactive(view, item);
        return item.Trait is OutsideTrait.TakesNoJournals ? GlMapRefusals.TakesNoJournals(view, item) : item;
    }

    private static async Task PutAsync(Desk desk, GlConnection connection, GlMapRow row, string? outsideId)
    {
        var map = await desk.Db.GlMaps.FirstOrDefaultAsync(m => m.ConnectionId == connection.Id && m.Kind == row.Kind && m.OurId == row.OurId, desk.Token);
        if (outsideId is null && map is not null) desk.Db.Remove(map);
        else if (map is not null) map.OutsideId = outsideId!;
        else if (outsideId is not null) desk.Db.Add(new GlMap { CompanyId = connection.CompanyId, ConnectionId = connection.Id, Kind = row.Kind, OurId = row.OurId, OutsideId = outsideId });
        // Past its version: somebody's open form of the connection is not about its mapping.
        await desk.Db.GlConnections.Where(c => c.Id == connection.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.MapChangedAt, desk.Now), desk.Token);
        desk.Ring(Topics.Connections);
    }

    private static AuditEntry Entry(GlMapView view, string record) => new("GlMap.Change", record) { CompanyId = view.Company.Id, Address = GlMapRefusals.Address(view.Company) };

    private static string Opening(GlMapRow row) => row.Kind is OurKind.Customer or OurKind.Vendor ? $"{row.Kind} of summary lines" : $"{row.Kind} {row.Code}";
}
