using BatchLedger.Data;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Managements;

/// <summary>What is held for one management now, in minor units: the owner's, and by tenancy the tenants'. A tenancy without any is not in the list.</summary>
public sealed record TrustFunds(long Owner, IReadOnlyDictionary<int, TenantFunds> Tenancies)
{
    public long Unallocated => Tenancies.Values.Sum(funds => funds.Unallocated);

    public long Bond => Tenancies.Values.Sum(funds => funds.Bond);

    public TenantFunds Of(int tenancyId) => Tenancies.GetValueOrDefault(tenancyId) ?? new TenantFunds(0, 0);

    public static async Task<TrustFunds> ReadAsync(AppDbContext db, int managementId, CancellationToken token)
    {
        var sums = await db.TrustEntries.Where(e => e.ManagementId == managementId).GroupBy(e => e.TenancyId)
            .Select(g => new { TenancyId = g.Key, Owner = g.Sum(e => e.Owner), Unallocated = g.Sum(e => e.Unallocated), Bond = g.Sum(e => e.Bond) }).ToListAsync(token);
        return new TrustFunds(sums.Sum(sum => sum.Owner),
            sums.Where(sum => sum.TenancyId is not null).ToDictionary(sum => sum.TenancyId!.Value, sum => new TenantFunds(sum.Unallocated, sum.Bond)));
    }
}

/// <summary>Minor units held for a tenancy.</summary>
public sealed record TenantFunds(long Unallocated, long Bond);
