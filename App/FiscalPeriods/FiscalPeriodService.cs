using System.Globalization;
using BatchLedger.Data;
using BatchLedger.Ledgers;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.FiscalPeriods;

/// <summary>Finds a fiscal period by what somebody calls it.</summary>
public sealed class FiscalPeriodService(Work work)
{
    /// <summary>By its month ("2015-03"), its name ("Mar 2015") or its first day ("2015-03-01"). The company may be left out where there is one.
    /// Refuses with NameTheCompany, Data.NotFound, NotFound or Several, in that order.</summary>
    public Task<Outcome<FiscalPeriod>> FindAsync(string? companyCode, string text, CancellationToken token = default) => work.ReadAsync<Outcome<FiscalPeriod>>(async db =>
    {
        var (company, unknown) = await CompanyAsync(db, companyCode, token);
        if (company is null) return unknown!;
        var periods = await db.FiscalPeriods.Where(p => p.CompanyId == company.Id).OrderBy(p => p.Start).ToListAsync(token);
        return Found(periods, text.Trim()) switch
        {
            [var one] => one,
            [] => FiscalPeriodsRefusals.NotFound(company, text.Trim(), periods),
            var several => FiscalPeriodsRefusals.Several(text.Trim(), several),
        };
    }, token);

    /// <summary>All periods of a company, the earliest first. Refuses with NameTheCompany or Data.NotFound.</summary>
    public Task<Outcome<CompanyPeriods>> ListAsync(string? companyCode, CancellationToken token = default) => work.ReadAsync<Outcome<CompanyPeriods>>(async db =>
    {
        var (company, unknown) = await CompanyAsync(db, companyCode, token);
        if (company is null) return unknown!;
        return new CompanyPeriods(company, await db.FiscalPeriods.Where(p => p.CompanyId == company.Id).OrderBy(p => p.Start).ToListAsync(token));
    }, token);

    private static async Task<Outcome<Company>> CompanyAsync(AppDbContext db, string? code, CancellationToken token)
    {
        var companies = await db.Companies.OrderBy(c => c.Code).ToListAsync(token);
        if (code is null) return companies.Count == 1 ? companies[0] : FiscalPeriodsRefusals.NameTheCompany([.. companies.Select(c => c.Code)]);
        return companies.Find(c => c.Code.Equals(code.Trim(), StringComparison.OrdinalIgnoreCase)) ?? (Outcome<Company>)DataRefusals.NotFound($"Company {code}");
    }

    private static List<FiscalPeriod> Found(List<FiscalPeriod> periods, string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return periods.FindAll(p => p.Start == day);
        if (DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
            return periods.FindAll(p => (p.Start.Year, p.Start.Month) == (month.Year, month.Month));
        return periods.FindAll(p => p.Name.Equals(text, StringComparison.OrdinalIgnoreCase));
    }
}

/// <summary>A company and its calendar.</summary>
public sealed record CompanyPeriods(Company Company, IReadOnlyList<FiscalPeriod> Periods);
