using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.FiscalPeriods;
using BatchLedger.Journals;
using BatchLedger.Ledgers;
using BatchLedger.Live;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Trail;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.PeriodClose;

/// <summary>Closes a fiscal period and, where the company allows it, opens the latest one again.</summary>
public sealed class PeriodCloseService(Work work)
{
    /// <summary>Freezes the totals and their hash, and locks the period against every change of its batches. A null <paramref name="seen"/> takes the
    /// period as it is (command line). Refuses with NotFound, Stale, AlreadyClosed or NotReady, in that order.</summary>
    public Task<Refusal?> CloseAsync(int id, int? seen = null, CancellationToken token = default) => work.DoAsync(Permission.ManagePeriods, async desk =>
    {
        var (period, missing) = await HeldAsync(desk, id, seen);
        if (period is null) return missing;
        if (period.WhyNotClose(await PeriodChecklist.ReadAsync(desk.Db, period, token)) is { } refusal) return refusal;

        var company = await CompanyAsync(desk, period);
        var totals = await PeriodBooks.TotalsAsync(desk.Db, period.Id, token);
        period.Close(desk.Actor.Name, desk.Now, totals);
        await TraceAsync(desk, period, new AuditEntry("FiscalPeriod.Close", $"Fiscal period {period.Name}") { Before = "Open", After = $"Closed · {Said(totals, company)}" });
        return null;
    }, token);

    /// <summary>Refuses with NotFound, Stale, AlreadyOpen, ClosingIsFinal, NotTheLatest or ReasonMissing, in that order.</summary>
    public Task<Refusal?> ReopenAsync(int id, int? seen, string? reason, CancellationToken token = default) => work.DoAsync(Permission.ManagePeriods, async desk =>
    {
        var (period, missing) = await HeldAsync(desk, id, seen);
        if (period is null) return missing;
        var company = await CompanyAsync(desk, period);
        if (period.WhyNotReopen(company, await LatestClosedAsync(desk.Db, period, token)) is { } refusal) return refusal;
        if (string.IsNullOrWhiteSpace(reason)) return FiscalPeriodsRefusals.ReasonMissing;

        var before = $"Closed{(period.Frozen is { } frozen ? $" · {Said(frozen, company)}" : "")}";
        period.Reopen();
        await TraceAsync(desk, period, new AuditEntry("FiscalPeriod.Reopen", $"Fiscal period {period.Name}") { Before = before, After = $"Open: {reason.Trim()}" });
        return null;
    }, token);

    internal static Task<FiscalPeriod?> LatestClosedAsync(AppDbContext db, FiscalPeriod period, CancellationToken token) =>
        db.FiscalPeriods.AsNoTracking().Where(p => p.CompanyId == period.CompanyId && p.State == FiscalPeriodState.Closed).OrderByDescending(p => p.Start).FirstOrDefaultAsync(token);

    private static async Task<Outcome<FiscalPeriod>> HeldAsync(Desk desk, int id, int? seen)
    {
        if (await desk.HoldPeriodAsync(id) is not { } period) return DataRefusals.NotFound("The fiscal period");
        return seen is { } version && version != period.Version ? DataRefusals.Stale($"Fiscal period {period.Name}", period) : period;
    }

    private static Task<Company> CompanyAsync(Desk desk, FiscalPeriod period) => desk.Db.Companies.AsNoTracking().SingleAsync(c => c.Id == period.CompanyId, desk.Token);

    private static string Said(PeriodTotals totals, Company company) =>
        $"Batches: {totals.Batches} · Journals: {totals.Journals} · Lines: {totals.Lines} · Debit: {new Money(totals.Debit, company.Currency).Plain()} · Credit: {new Money(totals.Credit, company.Currency).Plain()} · SHA-256: {totals.Hash}";

    /// <summary>The audit row, and the ring for everybody who looks at the period or at one of its batches.</summary>
    private static async Task TraceAsync(Desk desk, FiscalPeriod period, AuditEntry entry)
    {
        desk.Note(entry with { CompanyId = period.CompanyId, Address = period.Address });
        var batches = await desk.Db.Batches.Where(b => b.FiscalPeriodId == period.Id).Select(b => b.Id).ToListAsync(desk.Token);
        desk.Ring([Topics.Period(period.Id), Topics.Periods, Topics.Batches, .. batches.Select(Topics.Batch)]);
    }
}
