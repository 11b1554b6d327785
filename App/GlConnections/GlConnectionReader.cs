using BatchLedger.Data;
using BatchLedger.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.GlConnections;

public sealed class GlConnectionReader(Work work)
{
    /// <summary>The connection to the system the company keeps its books in; null: there is none.</summary>
    public Task<GlConnection?> OfCompanyAsync(int companyId, CancellationToken token = default) => work.ReadAsync(db => db.ConnectionOfAsync(companyId, token), token);
}

public static class GlConnectionReading
{
    /// <summary>The connection that counts: to the system the company's setting names.</summary>
    public static Task<GlConnection?> ConnectionOfAsync(this AppDbContext db, int companyId, CancellationToken token) =>
        db.GlConnections.FirstOrDefaultAsync(c => c.CompanyId == companyId && db.Companies.Any(company => company.Id == companyId && company.AccountingSystem == c.System), token);
}
