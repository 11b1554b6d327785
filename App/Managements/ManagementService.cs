using BatchLedger.Data;
using BatchLedger.Features;
using BatchLedger.Ledgers;
using BatchLedger.People;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Managements;

/// <summary>Keeps managements. Their money is moved in Trust.</summary>
public sealed class ManagementService(Work work)
{
    /// <summary>Where a management can be kept.</summary>
    public Task<IReadOnlyList<ManagementPlace>> PlacesAsync(CancellationToken token = default) => work.ReadAsync<IReadOnlyList<ManagementPlace>>(async db => await (
        from branch in db.Branches
        join company in db.Companies on branch.CompanyId equals company.Id
        where branch.Active && company.Active
        orderby company.Code, branch.Code
        select new ManagementPlace(branch.Id, company.Code, branch.Code, branch.Name)).ToListAsync(token), token);

    /// <summary>Refuses with CommandReused, Text.*, EmailUnclear, FeeUnclear, Off, BranchMissing, NotFound, Stale or BranchStays.</summary>
    public Task<Outcome<Management>> SaveAsync(ManagementDraft draft, CancellationToken token = default) => work.MakeAsync<Management>(Permission.KeepManagements, async desk =>
    {
        if (draft.WhyNot() is { } refusal) return refusal;
        return draft.Id is { } id ? await ChangeAsync(desk, draft, id) : await AddAsync(desk, draft);
    }, token);

    /// <summary>Refuses with Off, NotFound, Stale or MoneyHeld.</summary>
    public Task<Refusal?> SetInactiveAsync(int id, int seen, CancellationToken token = default) => work.DoAsync(Permission.KeepManagements, async desk =>
    {
        var (management, missing) = await desk.ManagementAsync(id, seen);
        if (management is null) return missing;
        if (management.WhyNotSetInactive(await ManagementHeld.ReadAsync(desk.Db, management, desk.Token)) is { } refusal) return refusal;
        management.Active = false;
        desk.Trace(management, "Management.SetInactive", ([new("Active", "yes")], [new("Active", "no")]));
        return null;
    }, token);

    /// <summary>Refuses with Off, NotFound or Stale.</summary>
    public Task<Refusal?> SetActiveAsync(int id, int seen, CancellationToken token = default) => work.DoAsync(Permission.KeepManagements, async desk =>
    {
        var (management, missing) = await desk.ManagementAsync(id, seen);
        if (management is null) return missing;
        management.Active = true;
        desk.Trace(management, "Management.SetActive", ([new("Active", "no")], [new("Active", "yes")]));
        return null;
    }, token);

    private static async Task<Outcome<Management>> AddAsync(Desk desk, ManagementDraft draft)
    {
        var (first, reused) = await desk.FirstResultAsync(draft.CommandId, draft);
        if (reused is not null) return reused;
        if (first is { } id) return await desk.Db.Managements.SingleAsync(m => m.Id == id, desk.Token);
        if (ManagementRefusals.WhyOff(await desk.Db.FeaturesAsync(desk.Token)) is { } off) return off;
        if (await BranchAsync(desk, draft.BranchId) is not { } branch) return ManagementRefusals.BranchMissing;

        var made = new Management
        {
            Number = await desk.NextNumberAsync("M"), CompanyId = branch.CompanyId, BranchId = branch.Id, Place = draft.Place, OwnerName = draft.OwnerName,
        };
        draft.WriteTo(made);
        desk.Db.Add(made);
        await desk.Db.SaveAsync(desk);
        desk.Receipt(draft.CommandId, draft, made.Id);
        desk.Trace(made, "Management.Add", ([], draft.Words(branch.Code)));
        return made;
    }

    private static async Task<Outcome<Management>> ChangeAsync(Desk desk, ManagementDraft draft, int id)
    {
        var (management, missing) = await desk.ManagementAsync(id, draft.Version);
        if (management is null) return missing!;
        var moves = management.BranchId != draft.BranchId;
        if (await BranchAsync(desk, draft.BranchId) is not { } branch || branch.CompanyId != management.CompanyId) return ManagementRefusals.BranchMissing;
        if (moves && await desk.Db.TrustEntries.AnyAsync(e => e.ManagementId == id, desk.Token)) return ManagementRefusals.BranchStays(management);

        var before = await BranchAsync(desk, management.BranchId);
        desk.Trace(management, "Management.Change", (ManagementDraft.Of(management).Words(before!.Code), draft.Words(branch.Code)));
        draft.WriteTo(management);
        return management;
    }

    private static Task<Branch?> BranchAsync(Desk desk, int id) => desk.Db.Branches.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, desk.Token);
}

/// <summary>A branch whose books can keep trust money.</summary>
public sealed record ManagementPlace(int BranchId, string Company, string Branch, string Name)
{
    public override string ToString() => $"{Company} · {Branch} {Name}";
}
