using BatchLedger.Data;
using BatchLedger.Features;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Trail;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Managements;

/// <summary>What pages read about managements.</summary>
public sealed class ManagementReader(Work work, TimeProvider clock)
{
    private DateOnly Today => clock.Today();

    /// <summary>Null when it is not there, or belongs to a company the reader does not see.</summary>
    public Task<ManagementView?> FindAsync(string number, CancellationToken token = default) => work.ReadAsync(async db =>
    {
        var management = await db.Managements.SingleOrDefaultAsync(m => m.Number == number, token);
        if (management is null) return null;
        return new ManagementView(management, await db.Companies.SingleAsync(c => c.Id == management.CompanyId, token), await db.Branches.SingleAsync(b => b.Id == management.BranchId, token))
        {
            Tenancies = await db.Tenancies.Where(t => t.ManagementId == management.Id).OrderByDescending(t => t.Start).ThenByDescending(t => t.Id).ToListAsync(token),
            Today = Today,
            WhyNotKeep = await WhyNotKeepAsync(db, token),
        };
    }, token);

    /// <summary>What is held for it now, and what it owes.</summary>
    public Task<ManagementHeld?> HeldAsync(int managementId, CancellationToken token = default) => work.ReadAsync(async db =>
        await db.Managements.SingleOrDefaultAsync(m => m.Id == managementId, token) is { } management ? await ManagementHeld.ReadAsync(db, management, token) : null, token);

    /// <summary>What was changed about it, its tenancies and its invoices; the newest first.</summary>
    public Task<List<AuditRow>> HistoryAsync(int managementId, CancellationToken token = default) => work.ReadAsync(async db =>
        await db.Managements.SingleOrDefaultAsync(m => m.Id == managementId, token) is { Address: var address }
            ? await db.AuditRows.Where(r => r.Address == address).OrderByDescending(r => r.Seq).Take(100).ToListAsync(token) : [], token);

    /// <summary>A page of managements with what is held for each, searched and narrowed.</summary>
    public Task<Listed<ManagementRow>> ListAsync(ManagementShow show, ListQuery query, CancellationToken token = default) => work.ReadAsync(async db =>
    {
        var found = await FoundAsync(db, (show, Today), query, token);
        // What is held narrows the list, so it is added up for all; else for the page alone.
        var all = show is ManagementShow.WithUnallocated or ManagementShow.BondDue;
        if (all) found = [.. (await HeldAsync(db, found, token)).Where(row => show is ManagementShow.BondDue ? row.BondDue > 0 : row.Unallocated > 0)];
        var page = Sorted(found, query).Skip(query.Skip).Take(query.Take).ToList();
        return new Listed<ManagementRow>(all ? page : await HeldAsync(db, page, token), found.Count);
    }, token);

    /// <summary>Why the reader makes no management.</summary>
    public Task<Refusal?> WhyNotMakeAsync(CancellationToken token = default) => work.ReadAsync(db => WhyNotKeepAsync(db, token), token);

    private async Task<Refusal?> WhyNotKeepAsync(AppDbContext db, CancellationToken token) =>
        (await work.ActorAsync()).WhyNot(Permission.KeepManagements) ?? ManagementRefusals.WhyOff(await db.FeaturesAsync(token));

    private static async Task<List<ManagementRow>> FoundAsync(AppDbContext db, (ManagementShow Show, DateOnly Today) asked, ListQuery query, CancellationToken token)
    {
        var currencies = await db.Companies.ToDictionaryAsync(c => c.Id, c => c.Currency, token);
        var tenancies = (await db.Tenancies.Where(t => t.End == null || t.End >= asked.Today).ToListAsync(token)).OrderBy(t => t.Start).ToLookup(t => t.ManagementId);
        var managements = await Matching(db, query).Where(m => asked.Show == ManagementShow.All || m.Active).ToListAsync(token);
        var rows = managements.Select(management => Row(management, currencies[management.CompanyId], tenancies[management.Id].FirstOrDefault(), asked.Today));
        return [.. asked.Show is ManagementShow.InArrears ? rows.Where(row => row.DaysInArrears > 0) : rows];
    }

    private static IQueryable<Management> Matching(AppDbContext db, ListQuery query) => !query.Filters ? db.Managements : db.Managements.Where(m =>
        EF.Functions.Like(m.Number, query.Pattern, "\\") || EF.Functions.Like(m.Place, query.Pattern, "\\") || EF.Functions.Like(m.OwnerName, query.Pattern, "\\")
        || db.Tenancies.Any(t => t.ManagementId == m.Id && (EF.Functions.Like(t.Tenants, query.Pattern, "\\") || EF.Functions.Like(t.Reference!, query.Pattern, "\\"))));

    private static ManagementRow Row(Management management, string currency, Tenancy? tenancy, DateOnly today) =>
        new(management, currency) { Tenancy = tenancy, DaysInArrears = tenancy?.DaysInArrears(today) ?? 0 };

    private static async Task<IReadOnlyList<ManagementRow>> HeldAsync(AppDbContext db, List<ManagementRow> rows, CancellationToken token)
    {
        var ids = rows.Select(row => row.Management.Id).ToList();
        var held = (await db.TrustEntries.Where(e => ids.Contains(e.ManagementId)).GroupBy(e => new { e.ManagementId, e.TenancyId })
            .Select(g => new { g.Key.ManagementId, g.Key.TenancyId, Owner = g.Sum(e => e.Owner), Unallocated = g.Sum(e => e.Unallocated), Bond = g.Sum(e => e.Bond) })
            .ToListAsync(token)).ToLookup(sum => sum.ManagementId);
        var fees = await db.ManagementFees.Where(f => ids.Contains(f.ManagementId) && f.State == FeeState.Pending).GroupBy(f => f.ManagementId)
            .Select(g => new { g.Key, Amount = g.Sum(f => f.Amount) }).ToDictionaryAsync(sum => sum.Key, sum => sum.Amount, token);
        return [.. rows.Select(row => row with
        {
            OwnerFunds = held[row.Management.Id].Sum(sum => sum.Owner),
            Unallocated = held[row.Management.Id].Sum(sum => sum.Unallocated),
            PendingFees = fees.GetValueOrDefault(row.Management.Id),
            BondDue = row.Tenancy is { } tenancy ? tenancy.BondDue(held[row.Management.Id].Where(sum => sum.TenancyId == tenancy.Id).Sum(sum => sum.Bond)) : 0,
        })];
    }

    private static IEnumerable<ManagementRow> Sorted(IEnumerable<ManagementRow> rows, ListQuery query)
    {
        Func<ManagementRow, IComparable?> by = query.Sort switch
        {
            "place" => row => row.Management.Place,
            "owner" => row => row.Management.OwnerName,
            "tenant" => row => row.Tenancy?.Tenants,
            "paidto" => row => row.Tenancy?.PaidTo,
            _ => row => row.Management.Number,
        };
        return (query.Descending ? rows.OrderByDescending(by) : rows.OrderBy(by)).ThenBy(row => row.Management.Number);
    }
}
