using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.Features;
using BatchLedger.People;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.BankReconciliations;

/// <summary>Opens the reconciliation of a bank statement, changes its head, finishes or discards it.
/// An item is presented while it is ticked in a reconciliation, finished or not.</summary>
public sealed class ReconciliationService(Work work)
{
    /// <summary>Refuses with CommandReused, Off, NotFound, OneOpen, DateMissing, ClosingMissing, InFuture or NotAfter.</summary>
    public Task<Outcome<Reconciliation>> BeginAsync(ReconciliationDraft draft, CancellationToken token = default) => work.MakeAsync<Reconciliation>(Permission.ReconcileTrust, async desk =>
    {
        var (first, reused) = await desk.FirstResultAsync(draft.CommandId, draft);
        if (reused is not null) return reused;
        if (first is { } id) return await desk.Db.Reconciliations.SingleOrDefaultAsync(r => r.Id == id, desk.Token) is { } made ? made : DataRefusals.NotFound("The reconciliation");
        if (await WhyNotStartAsync(desk.Db, draft.CompanyId, desk.Token) is { } no) return no;

        var last = await LastFinishedAsync(desk.Db, draft.CompanyId, desk.Token);
        if (WhyNot(draft, last, desk) is { } refusal) return refusal;
        var started = new Reconciliation
        {
            Number = await desk.NextNumberAsync("BR"), CompanyId = draft.CompanyId, StatementDate = draft.StatementDate!.Value, Opening = last?.Closing ?? 0, Closing = draft.Closing!.Value,
        };
        desk.Db.Add(started);
        await desk.Db.SaveAsync(desk);
        desk.Receipt(draft.CommandId, draft, started.Id);
        await desk.TraceAsync(started, "Start");
        return started;
    }, token);

    /// <summary>Another statement date or closing balance. Refuses with NotFound, Stale, Finished, DateMissing, ClosingMissing, InFuture, NotAfter or TickedLater.</summary>
    public Task<Refusal?> ChangeAsync(string number, int? seen, ReconciliationDraft draft, CancellationToken token = default) => work.DoAsync(Permission.ReconcileTrust, async desk =>
    {
        var (open, missing) = await desk.OpenReconciliationAsync(number, seen);
        if (open is null) return missing;
        if (WhyNot(draft, await LastFinishedAsync(desk.Db, open.CompanyId, desk.Token), desk) is { } refusal) return refusal;
        var date = draft.StatementDate!.Value;
        var later = await desk.Db.TrustEntries.Where(e => e.ReconciliationId == open.Id && e.Transaction.Date > date).Select(e => e.Transaction.Date).ToListAsync(desk.Token);
        if (later.Count > 0) return ReconciliationRefusals.TickedLater(later.Count, later.Max(), date);

        var before = await desk.HeadAsync(open);
        (open.StatementDate, open.Closing) = (date, draft.Closing!.Value);
        await desk.TraceAsync(open, "Change", before);
        return null;
    }, token);

    /// <summary>The bank statement shows these transactions. What is ticked already stays ticked.
    /// Refuses with NotFound, Finished, NotOfTheBank, PresentedElsewhere, TooLate, CancelsOut or SomeCannot.</summary>
    public Task<Refusal?> TickAsync(string number, IReadOnlyCollection<int> transactionIds, CancellationToken token = default) => work.DoAsync(Permission.ReconcileTrust, async desk =>
    {
        var (open, missing) = await desk.OpenReconciliationAsync(number);
        if (open is null) return missing;
        var ticking = new Ticking(desk.Db, open);
        var (items, unknown) = await ticking.FindAsync(transactionIds, desk.Token);
        if (items is null) return unknown;
        if (await ticking.WhyNotTickAsync(items, desk.Token) is { } refusal) return refusal;
        await desk.MarkAsync(open, items.FindAll(e => e.ReconciliationId is null), open.Id);
        return null;
    }, token);

    /// <summary>The bank statement does not show them after all. What is not ticked stays so. Refuses with NotFound, Finished or PresentedElsewhere.</summary>
    public Task<Refusal?> UntickAsync(string number, IReadOnlyCollection<int> transactionIds, CancellationToken token = default) => work.DoAsync(Permission.ReconcileTrust, async desk =>
    {
        var (open, missing) = await desk.OpenReconciliationAsync(number);
        if (open is null) return missing;
        var ticking = new Ticking(desk.Db, open);
        var (items, unknown) = await ticking.FindAsync(transactionIds, desk.Token);
        if (items is null) return unknown;
        if (await ticking.WhyNotUntickAsync(items, desk.Token) is { } refusal) return refusal;
        await desk.MarkAsync(open, items.FindAll(e => e.ReconciliationId == open.Id), null);
        return null;
    }, token);

    /// <summary>Refuses with NotFound, Stale, Finished or NotBalanced.</summary>
    public Task<Refusal?> FinishAsync(string number, int? seen = null, CancellationToken token = default) => work.DoAsync(Permission.ReconcileTrust, async desk =>
    {
        var (open, missing) = await desk.OpenReconciliationAsync(number, seen);
        if (open is null) return missing;
        var figures = await desk.FiguresAsync(open);
        if (open.WhyNotFinish(figures) is { } refusal) return refusal;

        open.Finish(desk.Actor.Name, desk.Now);
        await desk.TraceAsync(open, "Finish");
        return null;
    }, token);

    /// <summary>Unticks everything and lets it go, as if it had never been begun. Refuses with NotFound, Stale or Finished.</summary>
    public Task<Refusal?> DiscardAsync(string number, int? seen = null, CancellationToken token = default) => work.DoAsync(Permission.ReconcileTrust, async desk =>
    {
        var (open, missing) = await desk.OpenReconciliationAsync(number, seen);
        if (open is null) return missing;
        var ticked = await desk.Db.TrustEntries.Include(e => e.Transaction).Where(e => e.ReconciliationId == open.Id).ToListAsync(desk.Token);
        await desk.MarkAsync(open, ticked, null);
        await desk.Db.SaveAsync(desk);
        await desk.TraceAsync(open, "Discard", await desk.HeadAsync(open));
        desk.Db.Remove(open);
        return null;
    }, token);

    /// <summary>Refuses with Off, NotFound or OneOpen.</summary>
    internal static async Task<Refusal?> WhyNotStartAsync(AppDbContext db, int companyId, CancellationToken token)
    {
        if (!(await db.FeaturesAsync(token)).Managements) return FeatureRefusals.Off(Feature.Managements, "A bank reconciliation");
        if (!await db.Companies.AnyAsync(c => c.Id == companyId, token)) return DataRefusals.NotFound("The company");
        return await db.Reconciliations.FirstOrDefaultAsync(r => r.CompanyId == companyId && r.FinishedAt == null, token) is { } open ? ReconciliationRefusals.OneOpen(open) : null;
    }

    internal static Task<Reconciliation?> LastFinishedAsync(AppDbContext db, int companyId, CancellationToken token) =>
        db.Reconciliations.Where(r => r.CompanyId == companyId && r.FinishedAt != null).OrderByDescending(r => r.StatementDate).FirstOrDefaultAsync(token);

    private static Refusal? WhyNot(ReconciliationDraft draft, Reconciliation? last, Desk desk)
    {
        if (draft.StatementDate is not { } date) return ReconciliationRefusals.DateMissing;
        if (draft.Closing is null or > Money.Limit or < -Money.Limit) return ReconciliationRefusals.ClosingMissing;
        var today = desk.Today;
        if (date > today) return ReconciliationRefusals.InFuture(date, today);
        return last is not null && date <= last.StatementDate ? ReconciliationRefusals.NotAfter(last, date) : null;
    }
}
