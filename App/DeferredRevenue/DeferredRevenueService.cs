using BatchLedger.Batches;
using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.FiscalPeriods;
using BatchLedger.Ledgers;
using BatchLedger.Live;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Sales;
using BatchLedger.Trail;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.DeferredRevenue;

/// <summary>Says what is due in a period, and recognises it with one manual journal.</summary>
public sealed class DeferredRevenueService(Work work)
{
    /// <summary>Null when the period is not to be seen.</summary>
    public Task<RevenueOfPeriod?> DueAsync(int periodId, CancellationToken token = default) => work.ReadAsync<RevenueOfPeriod?>(async db =>
    {
        if (await db.FiscalPeriods.SingleOrDefaultAsync(p => p.Id == periodId, token) is not { } period) return null;
        var lines = await RevenueDue.ReadAsync(db, period, token);
        var currency = await db.Companies.Where(c => c.Id == period.CompanyId).Select(c => c.Currency).SingleAsync(token);
        var batches = from batch in db.Batches
                      join ledger in db.Ledgers on batch.LedgerId equals ledger.Id
                      where batch.FiscalPeriodId == periodId && batch.State == BatchState.Open && ledger.Type != LedgerType.Statistical
                      orderby batch.Number descending
                      select new OpenBatchChoice(batch.Number, batch.Name);
        return new RevenueOfPeriod(period, lines, currency)
        {
            Batches = await batches.ToListAsync(token),
            Refused = (await work.ActorAsync()).WhyNot(Permission.WorkInBatches) ?? await WhyNotAsync(db, period, lines),
        };
    }, token);

    /// <summary>Puts one manual journal of the period's last day into an open batch. Refuses with CommandReused, NotFound, PeriodClosed, NothingDue, EarlierFirst
    /// or AccountsMissing, then with the words of the batch and of the journal.</summary>
    public Task<Outcome<Transaction>> RecogniseAsync(RecogniseDraft draft, CancellationToken token = default) =>
        work.MakeAsync<Transaction>(Permission.WorkInBatches, async desk =>
        {
            var (first, reused) = await desk.FirstResultAsync(draft.CommandId, draft);
            if (reused is not null) return reused;
            if (first is { } id) return await desk.Db.Transactions.SingleAsync(t => t.Id == id, token);

            if (await desk.HoldPeriodAsync(draft.PeriodId) is not { } period) return DataRefusals.NotFound("The fiscal period");
            var due = await RevenueDue.ReadAsync(desk.Db, period, token);
            if (await WhyNotAsync(desk.Db, period, due) is { } refusal) return refusal;
            var (batch, unfit) = await BatchAsync(desk, period, (draft.Batch, due));
            if (batch is null) return unfit!;

            var (journal, no) = await TransactionService.RecordAsync(desk, RecognitionJournal.Of(due, period, batch));
            if (journal is null) return no!;
            await KeepAsync(desk, period, (journal, due));
            Trace(desk, batch, (period, journal, due));
            desk.Receipt(draft.CommandId, draft, journal.Id);
            return journal;
        }, token);

    // In the order of the periods: a later one would take the earlier one's share with its own.
    private static async Task<Refusal?> WhyNotAsync(AppDbContext db, FiscalPeriod period, IReadOnlyList<DueLine> due)
    {
        if (!period.IsOpen) return BatchRefusals.PeriodClosed(period);
        if (due.Count == 0) return DeferredRevenueRefusals.NothingDue(period);
        var earlier = await db.FiscalPeriods.AsNoTracking().Where(p => p.CompanyId == period.CompanyId && p.State == FiscalPeriodState.Open && p.Start < period.Start)
            .OrderBy(p => p.Start).ToListAsync();
        if (earlier.Count > 0 && (await RevenueDue.ReadAsync(db, earlier[^1], default)).Count > 0)
            foreach (var one in earlier)
                if (await RevenueDue.CountAsync(db, one, default) is { Lines: > 0 } left)
                    return DeferredRevenueRefusals.EarlierFirst(period, one, left);
        var lacking = due.Where(line => line.DeferredAccountId is null || line.RevenueAccountId is null).ToList();
        return lacking.Count == 0 ? null : DeferredRevenueRefusals.AccountsMissing(lacking);
    }

    private static async Task<Outcome<Batch>> BatchAsync(Desk desk, FiscalPeriod period, (string? Number, IReadOnlyList<DueLine> Due) wish)
    {
        if (wish.Number is { } number)
        {
            var (batch, missing) = await desk.BatchAsync(number);
            if (batch is null) return missing!;
            if (batch.CompanyId != period.CompanyId) return SalesRefusals.OtherCompany(batch);
            var ledger = await desk.Db.Ledgers.AsNoTracking().SingleAsync(l => l.Id == batch.LedgerId, desk.Token);
            return ledger.Type is LedgerType.Statistical ? DeferredRevenueRefusals.StatisticalLedger(batch, ledger) : batch;
        }

        var named = wish.Due.Select(line => line.BranchId).ToHashSet();
        var branches = await desk.Db.Branches.AsNoTracking().Where(b => b.CompanyId == period.CompanyId && b.Active).OrderBy(b => b.Code).ToListAsync(desk.Token);
        if ((branches.Find(b => named.Contains(b.Id)) ?? branches.FirstOrDefault()) is not { } branch) return DeferredRevenueRefusals.BranchMissing;
        return await BatchService.CreateAsync(desk, new BatchDraft
        {
            Name = RecognitionJournal.Title(period), BranchId = branch.Id, FiscalPeriodId = period.Id, Date = period.End, Kind = BatchKind.Auto,
        });
    }

    private static async Task KeepAsync(Desk desk, FiscalPeriod period, (Transaction Journal, IReadOnlyList<DueLine> Due) made)
    {
        var turns = await desk.Db.RevenueRecognitions.Where(r => r.FiscalPeriodId == period.Id).GroupBy(r => new { r.TransactionId, r.LineNo })
            .Select(g => new { g.Key.TransactionId, g.Key.LineNo, Last = g.Max(r => r.Turn) }).ToDictionaryAsync(g => (g.TransactionId, g.LineNo), g => g.Last, desk.Token);
        using var insert = new RowInsert(desk.Db, "RevenueRecognitions", "CompanyId", "TransactionId", "LineNo", "FiscalPeriodId", "Turn", "Amount", "JournalId");
        foreach (var line in made.Due)
            insert.Whole(period.CompanyId).Whole(line.InvoiceId).Whole(line.LineNo).Whole(period.Id)
                .Whole(turns.GetValueOrDefault((line.InvoiceId, line.LineNo)) + 1).Whole(line.Due).Whole(made.Journal.Id).End();
    }

    private static void Trace(Desk desk, Batch batch, (FiscalPeriod Period, Transaction Journal, IReadOnlyList<DueLine> Due) done)
    {
        var (period, journal, due) = done;
        var sum = new Money(due.Sum(line => line.Due), journal.Currency);
        var lines = $"{due.Count:N0} invoice {(due.Count == 1 ? "line" : "lines")}";
        desk.AddNote(batch, $"Deferred revenue of {period.Name} recognised: {sum} from {lines}, journal {journal.Number}.");
        desk.Note(new AuditEntry("DeferredRevenue.Recognise", period.Name)
        {
            CompanyId = period.CompanyId, BatchId = batch.Id, Address = journal.Address, After = $"{sum.Plain()} {journal.Currency} · Invoice lines: {due.Count} · Journal: {journal.Number} · Batch: {batch.Number}",
        });
        desk.Ring(Topics.Batch(batch.Id), Topics.Batches, Topics.Period(period.Id));
    }
}

/// <summary>What is asked for. Without a batch a new one is made.</summary>
public sealed record RecogniseDraft(int PeriodId, string? Batch)
{
    /// <summary>Made with the dialog, so that a second click makes no second journal.</summary>
    public Guid CommandId { get; init; } = Guid.NewGuid();
}

/// <summary>An open batch of the period, in a picker.</summary>
public sealed record OpenBatchChoice(string Number, string Name)
{
    public override string ToString() => Number.Length == 0 ? Name : $"{Number} {Name}";
}

/// <summary>A period with everything the dialog shows.</summary>
public sealed record RevenueOfPeriod(FiscalPeriod Period, IReadOnlyList<DueLine> Lines, string Currency)
{
    public IReadOnlyList<OpenBatchChoice> Batches { get; init; } = [];

    /// <summary>Why nothing can be recognised now.</summary>
    public Refusal? Refused { get; init; }

    public Money Total => new(Lines.Sum(line => line.Due), Currency);
}
