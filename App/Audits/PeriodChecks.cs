using BatchLedger.Batches;
using BatchLedger.FiscalPeriods;
using BatchLedger.Journals;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Audits;

/// <summary>Closed periods: in order, with nothing left in them to post, and with the books that were frozen.</summary>
internal static class PeriodChecks
{
    public static async Task RunAsync(Audit audit)
    {
        await OrderAsync(audit);
        await BatchesAsync(audit);
        await FrozenAsync(audit);
    }

    private static Task OrderAsync(Audit audit)
    {
        var closed = audit.Db.FiscalPeriods.Where(p => p.State == FiscalPeriodState.Closed);
        return audit.FindAsync("Fiscal periods are closed in their order", closed,
            audit.Db.FiscalPeriods.Where(p => p.State == FiscalPeriodState.Open && closed.Any(c => c.CompanyId == p.CompanyId && c.Start > p.Start)).OrderBy(p => p.Id),
            bad => Of(bad, "It is open, a later one of its company is closed."));
    }

    private static Task BatchesAsync(Audit audit)
    {
        var closed = from batch in audit.Db.Batches
                     join period in audit.Db.FiscalPeriods on batch.FiscalPeriodId equals period.Id
                     where period.State == FiscalPeriodState.Closed
                     select new { batch.Id, batch.Number, batch.State, Period = period.Name };
        return audit.FindAsync("Each batch of a closed period is posted, or closed with nothing to post", closed,
            closed.Where(b => b.State == BatchState.Open || (b.State == BatchState.Closed && audit.Db.Transactions.Any(t => t.BatchId == b.Id && t.VoidedAt == null))).OrderBy(b => b.Id),
            bad => new Fault(bad.Number, $"It is {bad.State.ToString().ToLowerInvariant()}, its fiscal period {bad.Period} is closed.", $"/batches/{bad.Number}"));
    }

    private static async Task FrozenAsync(Audit audit)
    {
        var check = audit.Check("The books of each closed period are those that were frozen");
        var closed = await audit.Db.FiscalPeriods.AsNoTracking().Where(p => p.State == FiscalPeriodState.Closed).OrderBy(p => p.Id).ToListAsync(audit.Token);
        foreach (var period in closed)
        {
            check.Looked++;
            var now = await PeriodBooks.TotalsAsync(audit.Db, period.Id, audit.Token);
            if (period.Frozen is not { } frozen) check.Add(Of(period, "It is closed, but its totals were not frozen."));
            else if (frozen != now)
                check.Add(Of(period, $"Frozen were {frozen.Journals:N0} journals with {frozen.Lines:N0} lines in {frozen.Batches:N0} batches, hash {frozen.Hash}; its books have {now.Journals:N0} with {now.Lines:N0} in {now.Batches:N0}, hash {now.Hash}."));
        }
    }

    private static Fault Of(FiscalPeriod period, string message) => new($"Fiscal period {period.Name}", message, period.Address);
}
