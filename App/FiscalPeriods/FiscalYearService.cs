using BatchLedger.Data;
using BatchLedger.Live;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Trail;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.FiscalPeriods;

public sealed class FiscalYearService(Work work)
{
    private static readonly DateOnly Earliest = new(1900, 1, 1), Latest = new(2199, 12, 31);

    /// <summary>The years with their periods, newest first. A company has few enough to be shown together.</summary>
    public Task<Listed<FiscalYear>> ListAsync(int companyId, ListQuery query, CancellationToken token = default) => work.ReadAsync(db =>
    {
        var years = db.FiscalYears.Include(y => y.Periods.OrderBy(p => p.Number)).Where(y => y.CompanyId == companyId);
        if (query.Filters) years = years.Where(y => EF.Functions.Like(y.Name, query.Pattern, "\\"));
        return years.OrderByDescending(y => y.Start).PageAsync(query, token);
    }, token);

    /// <summary>The open periods, for a field to choose from.</summary>
    public Task<IReadOnlyList<PeriodChoice>> PickAsync(int companyId, CancellationToken token = default) =>
        work.ReadAsync<IReadOnlyList<PeriodChoice>>(async db => await db.FiscalPeriods.Where(p => p.CompanyId == companyId && p.State == FiscalPeriodState.Open)
            .OrderBy(p => p.Start).Select(p => new PeriodChoice(p.Id, p.Name, p.Start, p.End)).ToListAsync(token), token);

    /// <summary>The form, filled in with the year that comes next: after the last one, or this one.</summary>
    public Task<FiscalYearDraft> NextAsync(int companyId, DateOnly today, CancellationToken token = default) => work.ReadAsync(async db =>
    {
        var last = await db.FiscalYears.Include(y => y.Periods).Where(y => y.CompanyId == companyId).OrderByDescending(y => y.Start).FirstOrDefaultAsync(token);
        return new FiscalYearDraft { CompanyId = companyId, Start = last?.End.AddDays(1) ?? new DateOnly(today.Year, 1, 1), Periods = last?.Periods.Count ?? 12 };
    }, token);

    /// <summary>Refuses with StartMissing, StartOutOfRange, PeriodCount, Overlap, Gap, TooEarly or NotFound.</summary>
    public Task<Outcome<FiscalYear>> GenerateAsync(FiscalYearDraft draft, CancellationToken token = default) => work.MakeAsync<FiscalYear>(Permission.ManagePeriods, async desk =>
    {
        if (!await desk.Db.Companies.AnyAsync(c => c.Id == draft.CompanyId, desk.Token)) return DataRefusals.NotFound("The company");
        var years = await desk.Db.FiscalYears.Where(y => y.CompanyId == draft.CompanyId).OrderBy(y => y.Start).ToListAsync(desk.Token);
        if (WhyNot(draft, years) is { } refusal) return refusal;

        var year = FiscalCalendar.Generate(draft.CompanyId, draft.Start!.Value, draft.Periods);
        desk.Db.Add(year);
        desk.Note(new AuditEntry("FiscalYear.Generate", $"Fiscal year {year.Name}")
        {
            CompanyId = year.CompanyId, Address = "/fiscal-years", After = $"{year.Start:yyyy-MM-dd} to {year.End:yyyy-MM-dd} · Periods: {year.Periods.Count}",
        });
        desk.Ring(Topics.Periods);
        return year;
    }, token);

    private static Refusal? WhyNot(FiscalYearDraft draft, List<FiscalYear> years)
    {
        if (draft.Start is not { } start) return FiscalPeriodsRefusals.StartMissing;
        if (start < Earliest || start > Latest) return FiscalPeriodsRefusals.StartOutOfRange(start);
        if (draft.Periods is < 1 or > FiscalCalendar.MostPeriods) return FiscalPeriodsRefusals.PeriodCount(draft.Periods);
        if (years.Count == 0 || start == years[^1].End.AddDays(1)) return null;
        if (years.Find(y => y.Start <= start && start <= y.End) is { } met) return FiscalPeriodsRefusals.Overlap(start, met, years[^1]);
        return start < years[0].Start ? FiscalPeriodsRefusals.TooEarly(start, years[0], years[^1]) : FiscalPeriodsRefusals.Gap(start, years[^1]);
    }
}

public sealed record PeriodChoice(int Id, string Name, DateOnly Start, DateOnly End)
{
    public override string ToString() => Name;
}
