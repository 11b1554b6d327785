using BatchLedger.Accounts;
using BatchLedger.Data;
using BatchLedger.FiscalPeriods;
using BatchLedger.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.LedgerBooks;

/// <summary>What the journals of a file have in common: small, and read before the first line.</summary>
public sealed record LedgerBook(Company Company, FiscalPeriod Period)
{
    public required IReadOnlyDictionary<int, Account> Accounts { get; init; }

    /// <summary>Codes by id.</summary>
    public required IReadOnlyDictionary<int, string> Branches { get; init; }
    public required IReadOnlyDictionary<int, string> Departments { get; init; }
    public required IReadOnlyDictionary<int, Ledger> Ledgers { get; init; }

    public string Department(int? id) => id is { } known ? Departments.GetValueOrDefault(known, "") : "";

    public static async Task<LedgerBook> ReadAsync(AppDbContext db, int periodId, CancellationToken token)
    {
        var period = await db.FiscalPeriods.AsNoTracking().SingleAsync(p => p.Id == periodId, token);
        var company = await db.Companies.AsNoTracking().SingleAsync(c => c.Id == period.CompanyId, token);
        return new LedgerBook(company, period)
        {
            Accounts = await db.Accounts.AsNoTracking().Where(a => a.CompanyId == company.Id).ToDictionaryAsync(a => a.Id, token),
            Branches = await db.Branches.Where(b => b.CompanyId == company.Id).ToDictionaryAsync(b => b.Id, b => b.Code, token),
            Departments = await db.Departments.Where(d => d.CompanyId == company.Id).ToDictionaryAsync(d => d.Id, d => d.Code, token),
            Ledgers = await db.Ledgers.AsNoTracking().Where(l => l.Companies.Any(c => c.CompanyId == company.Id)).ToDictionaryAsync(l => l.Id, token),
        };
    }
}
