using BatchLedger.Data;
using BatchLedger.Ledgers;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Trail;

namespace BatchLedger.FiscalPeriods;

/// <summary>A company ready to work in: with its ledger, branch, account map and fiscal years of twelve months, in one transaction or not at all.</summary>
public sealed class CompanySetUp(Work work)
{
    /// <summary>Refuses with YearsBackwards and all that a new company is refused for.</summary>
    public Task<Outcome<Company>> FoundAsync(CompanyDraft draft, int firstYear, int lastYear, CancellationToken token = default) => work.MakeAsync<Company>(Permission.EditSetUp, async desk =>
    {
        if (firstYear > lastYear || lastYear - firstYear >= 50 || firstYear < 1900 || lastYear > 2199) return LedgersRefusals.YearsBackwards(firstYear, lastYear);
        var founded = await desk.FoundCompanyAsync(draft);
        if (founded.Value is not { } company) return founded;

        for (var year = firstYear; year <= lastYear; year++)
            desk.Db.Add(FiscalCalendar.Generate(company.Id, new DateOnly(year, 1, 1), 12));
        desk.Note(new AuditEntry("FiscalYear.Generate", $"Fiscal years {firstYear}-{lastYear}") { CompanyId = company.Id, Address = "/fiscal-years", After = "Periods: 12 each" });
        return company;
    }, token);
}
