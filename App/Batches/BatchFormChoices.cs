using BatchLedger.Data;
using BatchLedger.FiscalPeriods;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Batches;

public sealed record BranchChoice(int Id, int CompanyId, string Company, string Code, string Name, string Currency);

/// <summary>What the form of a batch offers: active branches, the likeliest period, a date that fits.</summary>
public sealed class BatchFormChoices(Work work, TimeProvider clock)
{
    public Task<List<BranchChoice>> BranchesAsync(CancellationToken token = default) => work.ReadAsync(db =>
        (from branch in db.Branches
         join company in db.Companies on branch.CompanyId equals company.Id
         where branch.Active && company.Active
         orderby company.Code, branch.Code
         select new BranchChoice(branch.Id, company.Id, company.Code, branch.Code, branch.Name, company.Currency)).ToListAsync(token), token);

    /// <summary>Today's period, else the last one that began, else the first.</summary>
    public PeriodChoice? Likeliest(IReadOnlyList<PeriodChoice> periods) => periods.LastOrDefault(p => p.Start <= Today) ?? (periods.Count > 0 ? periods[0] : null);

    public DateOnly DateIn(PeriodChoice period) => Today < period.Start ? period.Start : Today > period.End ? period.End : Today;

    private DateOnly Today => clock.Today();
}
