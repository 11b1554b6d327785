using BatchLedger.Batches;
using BatchLedger.Journals;
using BatchLedger.LedgerRuns;
using BatchLedger.Refusals;
using BatchLedger.Transactions;

namespace BatchLedger.Audits;

/// <summary>Batches against their orders and their journals.</summary>
internal static class BatchChecks
{
    public static async Task RunAsync(Audit audit)
    {
        await OrdersAsync(audit);
        await LedgersAsync(audit);
        await CurrentAsync(audit);
    }

    private static Task OrdersAsync(Audit audit)
    {
        var open = audit.Db.Orders.Where(o => o.State == OrderState.Open);
        return audit.FindAsync("No open order is in a batch that is not open", open,
            from order in open
            join batch in audit.Db.Batches on order.BatchId equals batch.Id
            where batch.State != BatchState.Open
            orderby order.Id
            select new { order.Number, Batch = batch.Number, batch.State },
            bad => new Fault(bad.Number, $"It is open, its batch {bad.Batch} is {bad.State.ToString().ToLowerInvariant()}.", $"/batches/{bad.Batch}"));
    }

    private static async Task LedgersAsync(Audit audit)
    {
        var db = audit.Db;
        await audit.FindAsync("An open batch has no ledger and none under way", db.Batches.Where(b => b.State == BatchState.Open),
            db.Batches.Where(b => b.State == BatchState.Open && (b.JournalEntryId != null || b.LedgerReadyAt != null || b.LedgerRequestedAt != null)).OrderBy(b => b.Id).Select(b => b.Number),
            number => Of(number, "It is open and has a ledger, or one under way."));

        await audit.FindAsync("A batch whose ledger is ready or posted has a journal that says the same",
            db.Batches.Where(b => b.State == BatchState.Posted || b.LedgerReadyAt != null),
            db.Batches.Where(b => (b.State == BatchState.Posted || b.LedgerReadyAt != null || b.JournalEntryId != null)
                && !db.JournalEntries.Any(e => e.Id == b.JournalEntryId && e.BatchId == b.Id && e.CompanyId == b.CompanyId && e.LedgerId == b.LedgerId
                    && e.FiscalPeriodId == b.FiscalPeriodId && e.PostingVersion == b.PostingVersion
                    && ((b.State == BatchState.Posted && e.State == JournalEntryState.Posted) || (b.State == BatchState.Closed && e.State == JournalEntryState.Ready))))
                .OrderBy(b => b.Id).Select(b => b.Number),
            number => Of(number, "Its journal is missing, or differs from it in state, company, ledger, period or posting version."));

        await audit.FindAsync("A batch creates its ledger exactly while a run is under way", db.Batches,
            db.Batches.Where(b => (b.LedgerRequestedAt != null)
                != db.LedgerRuns.Any(r => (r.State == LedgerRunState.Queued || r.State == LedgerRunState.Running)
                    && (r.BatchId == b.Id || r.Lanes.Any(l => l.BatchId == b.Id && l.PostingVersion != null && l.State == LedgerRunLaneState.Waiting))))
                .OrderBy(b => b.Id).Select(b => b.Number),
            number => Of(number, "It says that its ledger is being created and no run is under way, or the other way round."));
    }

    private static Task CurrentAsync(Audit audit)
    {
        var valid = audit.Db.JournalEntries.Where(e => e.State != JournalEntryState.Superseded);
        return audit.FindAsync("A journal that is not superseded is the one its batch counts", valid,
            valid.Where(e => !audit.Db.Batches.Any(b => b.Id == e.BatchId && b.JournalEntryId == e.Id)).OrderBy(e => e.Id).Select(e => new { e.Number, e.State }),
            bad => new Fault(bad.Number, $"It is {bad.State.ToString().ToLowerInvariant()}, but its batch counts another journal or none.", $"/journals/{bad.Number}"));
    }

    private static Fault Of(string batch, string message) => new(batch, message, $"/batches/{batch}");
}
