using BatchLedger.Data;
using BatchLedger.Managements;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.ManagementLedgers;

/// <summary>How a tenancy stands with its bond. Minor units.</summary>
public sealed record BondOf(Tenancy Tenancy, bool IsCurrent)
{
    public required long Held { get; init; }
    public required long Refunded { get; init; }

    /// <summary>All that came in for it, less what was taken back as a mistake.</summary>
    public long Received => checked(Held + Refunded);

    /// <summary>What is still to be paid in. Nobody owes a bond for a tenancy that is over.</summary>
    public long Outstanding => IsCurrent ? Tenancy.BondDue(Held) : 0;

    internal static async Task<IReadOnlyList<BondOf>> ReadAsync(AppDbContext db, int managementId, DateOnly today, CancellationToken token)
    {
        var tenancies = await db.Tenancies.Where(t => t.ManagementId == managementId).OrderByDescending(t => t.Start).ThenByDescending(t => t.Id).ToListAsync(token);
        var moved = await (from entry in db.TrustEntries
                           join transaction in db.Transactions on entry.TransactionId equals transaction.Id
                           where entry.ManagementId == managementId && entry.Bond != 0
                           let refund = transaction.Kind == TransactionKind.BondRefund || db.Transactions.Any(t => t.Id == entry.CorrectsId && t.Kind == TransactionKind.BondRefund)
                           group entry.Bond by new { entry.TenancyId, refund } into sums
                           select new { sums.Key.TenancyId, sums.Key.refund, Bond = sums.Sum() }).ToListAsync(token);
        return [.. tenancies.Select(tenancy => new BondOf(tenancy, tenancy.IsCurrent(today))
        {
            Held = moved.Where(m => m.TenancyId == tenancy.Id).Sum(m => m.Bond),
            Refunded = -moved.Where(m => m.TenancyId == tenancy.Id && m.refund).Sum(m => m.Bond),
        })];
    }
}
