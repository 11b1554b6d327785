using BatchLedger.Data;
using BatchLedger.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.GlConnections;

public static class GlConnectionReading
{
    /// <summary>The connection that counts: to the system the company's setting names.</summary>
    public static Task<GlConnection?> ConnectionOfAsync(this AppDbContext db, int companyId, CancellationToken token) =>
        db.GlConnections.FirstOrDefaultAsync(c => c.CompanyId == companyId && db.Companies.Any(company => company.Id == companyId && company.AccountingSystem == c.System), token);
}
