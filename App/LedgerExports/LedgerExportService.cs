using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.FiscalPeriods;
using BatchLedger.Journals;
using BatchLedger.LedgerFiles;
using BatchLedger.LedgerRuns;
using BatchLedger.Ledgers;
using BatchLedger.Live;
using BatchLedger.Mail;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Trail;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.LedgerExports;

/// <summary>The mass ledger of a fiscal period: asks for the one run that creates what is missing, posts each batch and writes one file (S0.18–S0.29).</summary>
public sealed class LedgerExportService(Work work, MailPolicy policy, ILedgerRunQueue queue, MassRunMails mails)
{
    /// <summary>"Schedule Process": puts the run into the queue and returns at once. The same command again gives the run it made the first time.
    /// Refuses with NotAllowed, BadAddress, DomainNotAllowed, CommandReused, NotFound, KindNotOffered, NothingSelected, ElsewhereUnderWay or LedgerUnderWay, in that order.
    /// A batch that cannot be posted is no refusal: its lane says why, and the others go on.</summary>
    public async Task<Outcome<LedgerRun>> ScheduleAsync(LedgerExportOrder order, CancellationToken token = default)
    {
        var recipient = order.Recipient?.Trim(' ');
        if (recipient is not null && policy.WhyNot(recipient) is { } badAddress) return badAddress;
        var outcome = await work.MakeAsync(Permission.PostBatches, desk => RequestAsync(desk, order with { Recipient = recipient }), token);
        if (outcome.Value is not null) await queue.RingAsync();
        return outcome;
    }

    /// <summary>The same batches, kind and address once more. What is posted by now goes into the file again. Refuses with NotFound, StillUnderWay, or as ScheduleAsync does.</summary>
    public async Task<Outcome<LedgerRun>> RetryAsync(int runId, CancellationToken token = default)
    {
        var outcome = await work.MakeAsync(Permission.PostBatches, async desk =>
        {
            var old = await desk.Db.LedgerRuns.AsNoTracking().Include(r => r.Lanes).SingleOrDefaultAsync(r => r.Id == runId && r.Kind == LedgerRunKind.Mass, token);
            if (old is null) return DataRefusals.NotFound($"Run {runId}");
            if (!old.State.IsOver()) return LedgerRunRefusals.StillUnderWay(old.Id);
            var ids = old.Lanes.Select(l => l.BatchId).ToList();
            var numbers = await desk.Db.Batches.Where(b => ids.Contains(b.Id)).Select(b => b.Number).ToListAsync(token);
            return await RequestAsync(desk, new LedgerExportOrder(old.FiscalPeriodId!.Value, numbers, old.FileKind!.Value) { Recipient = old.Recipient });
        }, token);
        if (outcome.Value is not null) await queue.RingAsync();
        return outcome;
    }

    /// <summary>Why this person cannot retry the run now, for the button.</summary>
    internal async Task<Refusal?> WhyNotRetryAsync(LedgerRunRow row)
    {
        var actor = await work.ActorAsync();
        if ((actor.WhyNot(Permission.PostBatches) ?? actor.WhyNot(Permission.ExportLedgers)) is { } notAllowed) return notAllowed;
        if (!row.State.IsOver()) return LedgerRunRefusals.StillUnderWay(row.Id);
        return row.State is LedgerRunState.Completed && row.LanesFailed == 0 ? LedgerExportRefusals.NothingFailed(row) : null;
    }

    private async Task<Outcome<LedgerRun>> RequestAsync(Desk desk, LedgerExportOrder order)
    {
        if (desk.Actor.WhyNot(Permission.ExportLedgers) is { } notAllowed) return notAllowed;
        var content = new { order.PeriodId, Batches = order.Batches.Order(StringComparer.Ordinal), order.Kind, order.Recipient };
        var (first, reused) = await desk.FirstResultAsync(order.CommandId, content);
        if (reused is not null) return reused;
        if (first is { } made) return await desk.Db.LedgerRuns.SingleAsync(r => r.Id == made, desk.Token);

        if (await desk.HoldPeriodAsync(order.PeriodId) is not { } period) return DataRefusals.NotFound("The fiscal period");
        var company = await desk.Db.Companies.SingleAsync(c => c.Id == period.CompanyId, desk.Token);
        if (LedgerFileRefusals.WhyNotKind(company, order.Kind) is { } notOffered) return notOffered;
        var batches = await desk.Db.Batches.Where(b => b.FiscalPeriodId == period.Id && order.Batches.Contains(b.Number)).OrderBy(b => b.Date).ThenBy(b => b.Number).ToListAsync(desk.Token);
        if (order.Batches.FirstOrDefault(number => !batches.Exists(b => b.Number == number)) is { } missing) return DataRefusals.NotFound($"Batch {missing}");
        if (batches.Count == 0) return LedgerExportRefusals.NothingSelected(period);
        if (await CountsUnitsAsync(desk, batches) is { } counts) return counts;
        if (await ElsewhereAsync(desk, batches) is { } elsewhere) return elsewhere;
        if (batches.Find(b => b.LedgerUnderWay) is { } busy) return BatchRefusals.LedgerUnderWay(busy);

        var run = await QueueAsync(desk, order, (period, batches));
        desk.Receipt(order.CommandId, content, run.Id);
        return run;
    }

    private static async Task<Refusal?> CountsUnitsAsync(Desk desk, List<Batch> batches)
    {
        var counting = await desk.Db.Ledgers.Where(l => l.Type == LedgerType.Statistical).ToDictionaryAsync(l => l.Id, l => l.Code, desk.Token);
        return batches.Find(b => counting.ContainsKey(b.LedgerId)) is { } batch ? LedgerExportRefusals.CountsUnits(batch, counting[batch.LedgerId]) : null;
    }

    /// <summary>A batch with a ledger is not marked as under way; that it waits in another run is told by that run's lane.</summary>
    private static async Task<Refusal?> ElsewhereAsync(Desk desk, List<Batch> batches)
    {
        var ids = batches.Select(b => b.Id).ToList();
        var waiting = await desk.Db.Set<LedgerRunLane>().Where(l => l.State == LedgerRunLaneState.Waiting && ids.Contains(l.BatchId)).OrderBy(l => l.LedgerRunId).FirstOrDefaultAsync(desk.Token);
        return waiting is null ? null : LedgerExportRefusals.ElsewhereUnderWay(batches.First(b => b.Id == waiting.BatchId), waiting.LedgerRunId);
    }

    private async Task<LedgerRun> QueueAsync(Desk desk, LedgerExportOrder order, (FiscalPeriod Period, List<Batch> Batches) from)
    {
        var run = new LedgerRun
        {
            Kind = LedgerRunKind.Mass, CompanyId = from.Period.CompanyId, FiscalPeriodId = from.Period.Id, FileKind = order.Kind, Recipient = order.Recipient,
            RequestedById = desk.Actor.UserId, RequestedBy = desk.Actor.Name, RequestedByEmail = desk.Actor.Email, RequestedAt = desk.Now,
        };
        foreach (var batch in from.Batches) run.Lanes.Add(await LaneAsync(desk, batch, (from.Period, run.Lanes.Count + 1)));
        desk.Db.Add(run);
        await desk.Db.SaveAsync(desk);

        LedgerRunDesk.Log(desk, run, $"Asked for by {run.RequestedBy}: {order.Kind.Title()} of {run.Lanes.Count:N0} batches of {from.Period.Name}.");
        desk.Note(new AuditEntry("LedgerRun.Mass", $"Run {run.Id}")
        {
            Address = run.Address, CompanyId = run.CompanyId, After = $"{order.Kind.Title()} of {from.Period.Name}, {run.Lanes.Count} batches{(order.Recipient is null ? "" : $", to {order.Recipient}")}",
        });
        desk.Ring(Topics.Runs, Topics.Run(run.Id), Topics.Period(from.Period.Id));
        await mails.StartedAsync(desk, run);
        return run;
    }

    private static async Task<LedgerRunLane> LaneAsync(Desk desk, Batch batch, (FiscalPeriod Period, int Ordinal) at)
    {
        var totals = await BatchTotals.ReadAsync(desk.Db, batch, desk.Token);
        var hasLedger = batch.State is BatchState.Posted || batch.LedgerReadyAt is not null;
        var refusal = hasLedger ? null : batch.WhyNotCreateLedger(at.Period, totals);
        var lane = new LedgerRunLane
        {
            Ordinal = at.Ordinal, BatchId = batch.Id, Total = totals.Transactions,
            PostingVersion = hasLedger || refusal is not null ? null : batch.LedgerRequested(desk.Actor.Name, desk.Now),
        };
        if (refusal is not null) lane.Failed(refusal.Message, desk.Now);
        else if (!hasLedger) desk.Trace(batch, "CreateLedger", "Closed", "In the mass ledger of the fiscal period");
        return lane;
    }
}

/// <summary>What is asked for. Without a recipient (command line) the file is kept and goes nowhere.</summary>
public sealed record LedgerExportOrder(int PeriodId, IReadOnlyList<string> Batches, LedgerKind Kind)
{
    public string? Recipient { get; init; }

    /// <summary>One for each time the dialog is opened: a double click is the same command twice.</summary>
    public Guid CommandId { get; init; } = Guid.NewGuid();
}
