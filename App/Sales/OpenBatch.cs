using BatchLedger.Batches;
using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.FiscalPeriods;
using BatchLedger.Ledgers;
using BatchLedger.Live;
using BatchLedger.Refusals;
using BatchLedger.Trail;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Sales;

/// <summary>A batch that takes entries now: open, and its fiscal period open too. There is no other way to one than through these guards (S1.4, S1.5).</summary>
public sealed class OpenBatch
{
    private OpenBatch(Batch batch, FiscalPeriod period, Company company, Ledger ledger) =>
        (Batch, Period, Company, Ledger) = (batch, period, company, ledger);

    public Batch Batch { get; }
    public FiscalPeriod Period { get; }
    public Company Company { get; }
    public Ledger Ledger { get; }

    public bool IsStatistical => Ledger.Type is LedgerType.Statistical;

    /// <summary>What its ledger counts in: the company's currency, or none at all.</summary>
    public string BookCurrency => IsStatistical ? Currency.None : Company.Currency;

    /// <summary>Refuses with NotFound, NotOpen or PeriodClosed, in that order.</summary>
    public static async Task<Outcome<OpenBatch>> FindAsync(Desk desk, string number) =>
        await desk.Db.Batches.AsNoTracking().SingleOrDefaultAsync(b => b.Number == number, desk.Token) is { } batch
            ? await OpenAsync(desk, batch)
            : DataRefusals.NotFound(number.Length == 0 ? "The batch" : $"Batch {number}");

    /// <summary>Refuses with NotOpen or PeriodClosed, in that order.</summary>
    public static async Task<Outcome<OpenBatch>> FindAsync(Desk desk, int id) =>
        await OpenAsync(desk, await desk.Db.Batches.AsNoTracking().SingleAsync(b => b.Id == id, desk.Token));

    /// <summary>The batch that an order or a transaction moves to. Refuses with TargetMissing, NotFound, OtherCompany, AlreadyThere, TargetNotOpen or ChooseOpenPeriod, in that order.</summary>
    public static async Task<Outcome<OpenBatch>> TargetAsync(Desk desk, OpenBatch from, (string Moved, string Target) wish)
    {
        if (wish.Target.Length == 0) return SalesRefusals.TargetMissing;
        var target = await desk.Db.Batches.AsNoTracking().SingleOrDefaultAsync(b => b.Number == wish.Target, desk.Token);
        if (target is null) return DataRefusals.NotFound($"Batch {wish.Target}");
        if (target.CompanyId != from.Company.Id) return SalesRefusals.OtherCompany(target);
        if (target.Id == from.Batch.Id) return SalesRefusals.AlreadyThere(wish.Moved, target);
        if (target.WhyNotChange() is not null) return SalesRefusals.TargetNotOpen(target);
        return await OpenAsync(desk, target) is { Value: { } open } ? open : BatchRefusals.ChooseOpenPeriod(await desk.HoldPeriodAsync(target));
    }

    public Refusal? WhyNotDated(string what, DateOnly date) => Period.Covers(date) ? null : SalesRefusals.DateOutsidePeriod(what, date, Period);

    /// <summary>The audit row of one entry, and the ring for everybody who looks. The batch's own version stays: staff enter side by side.</summary>
    public void Trace(Desk desk, AuditEntry entry)
    {
        desk.Note(entry with { CompanyId = Company.Id, BatchId = Batch.Id });
        desk.Ring(Topics.Batch(Batch.Id), Topics.Batches, Topics.Period(Period.Id));
    }

    /// <summary>Both batches remember what moved between them.</summary>
    public static void NoteMove(Desk desk, string moved, (OpenBatch From, OpenBatch To) way)
    {
        desk.Db.Add(new BatchNote { BatchId = way.From.Batch.Id, At = desk.Now, By = desk.Actor.Name, Text = $"{moved} moved to {way.To.Batch.Number}." });
        desk.Db.Add(new BatchNote { BatchId = way.To.Batch.Id, At = desk.Now, By = desk.Actor.Name, Text = $"{moved} moved here from {way.From.Batch.Number}." });
        desk.Ring(Topics.Batch(way.From.Batch.Id));
    }

    private static async Task<Outcome<OpenBatch>> OpenAsync(Desk desk, Batch batch)
    {
        if (batch.WhyNotChange() is { } refusal) return refusal;
        var period = await desk.HoldPeriodAsync(batch);
        if (!period.IsOpen) return BatchRefusals.ChooseOpenPeriod(period);
        var company = await desk.Db.Companies.AsNoTracking().SingleAsync(c => c.Id == batch.CompanyId, desk.Token);
        var ledger = await desk.Db.Ledgers.AsNoTracking().SingleAsync(l => l.Id == batch.LedgerId, desk.Token);
        return new OpenBatch(batch, period, company, ledger);
    }
}
