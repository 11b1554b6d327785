using BatchLedger.Data;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Accounts;

/// <summary>The accounts of a company for whose balance managements answer.</summary>
public static class TrustAccounts
{
    public static async Task<IReadOnlySet<int>> TrustAccountsAsync(this AppDbContext db, int companyId, CancellationToken token) =>
        (await db.AccountMaps.AsNoTracking().SingleOrDefaultAsync(m => m.CompanyId == companyId, token))?.TrustAccounts.ToHashSet() ?? [];
}
