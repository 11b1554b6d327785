using BatchLedger.Data;
using BatchLedger.Managements;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.ManagementLedgers;

/// <summary>What of a management waits for somebody (S3.3, S3.5, S3.7). Minor units; 0 where nothing does.</summary>
public sealed record LedgerAlerts(long Unallocated, int Tenants)
{
    public required int Fees { get; init; }
    public required long FeesAmount { get; init; }
    public required long BondDue { get; init; }
    public required long BondRequired { get; init; }

    internal static async Task<LedgerAlerts> ReadAsync(AppDbContext db, int managementId, IReadOnlyList<BondOf> bonds, CancellationToken token)
    {
        var funds = await TrustFunds.ReadAsync(db, managementId, token);
        var fees = await db.ManagementFees.Where(f => f.ManagementId == managementId && f.State == FeeState.Pending).Select(f => f.Amount).ToListAsync(token);
        return new LedgerAlerts(funds.Unallocated, funds.Tenancies.Values.Count(tenant => tenant.Unallocated != 0))
        {
            Fees = fees.Count, FeesAmount = fees.Sum(), BondDue = bonds.Sum(b => b.Outstanding), BondRequired = bonds.Where(b => b.IsCurrent).Sum(b => b.Tenancy.BondRequired),
        };
    }
}
