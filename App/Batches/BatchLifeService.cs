using BatchLedger.AccountBalances;
using BatchLedger.Data;
using BatchLedger.GlDeliveries;
using BatchLedger.Journals;
using BatchLedger.Live;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Batches;

/// <summary>The life of a batch: close, move open orders, reopen, post. The ledger in between is made by the ledger runs.</summary>
public sealed class BatchLifeService(Work work)
{
    /// <summary>Refuses with NotFound, Stale, AlreadyClosed, PeriodClosed, OpenOrdersRemain or ControlTotalDiffers, in that order.</summary>
    public Task<Refusal?> CloseAsync(string number, int? seen = null, CancellationToken token = default) =>
        work.DoAsync(Permission.CloseBatches, async desk =>
        {
            var (batch, missing) = await desk.BatchAsync(number, seen);
            if (batch is null) return missing;
            var totals = await BatchTotals.ReadAsync(desk.Db, batch, token);
            if (batch.WhyNotClose(await desk.HoldPeriodAsync(batch), totals) is { } refusal) return refusal;

            batch.Close(desk.Actor.Name, desk.Now);
            desk.Trace(batch, "Close", "Open", $"Closed, payments {totals.Payments}");
            return null;
        }, token);

    /// <summary>Moves every open order of a batch to another open batch in an open period (S1.9). Both batches get a note.
    /// Refuses with NotFound, Stale, NotOpen, NoOpenOrders, TargetIsSource, TargetNotOpen or ChooseOpenPeriod, in that order.</summary>
    public Task<Refusal?> MoveOpenOrdersAsync(string number, int? seen, string target, CancellationToken token = default) =>
        work.DoAsync(Permission.WorkInBatches, async desk =>
        {
            var (source, missing) = await desk.BatchAsync(number, seen);
            if (source is null) return missing;
            if (source.WhyNotChange() is { } closed) return closed;
            var orders = await desk.Db.Orders.Where(o => o.BatchId == source.Id && o.State == OrderState.Open).ToListAsync(token);
            if (orders.Count == 0) return BatchRefusals.NoOpenOrders(source);
            var (to, unfit) = await TargetAsync(desk, source, target);
            if (to is null) return unfit;

            foreach (var order in orders) (order.BatchId, order.BranchId) = (to.Id, to.BranchId);
            var moved = $"{orders.Count} open order{(orders.Count == 1 ? "" : "s")} ({string.Join(", ", orders.Take(5).Select(o => o.Number))}{(orders.Count > 5 ? ", …" : "")})";
            desk.AddNote(source, $"{moved} moved to {to.Number}.");
            desk.AddNote(to, $"{moved} moved here from {source.Number}.");
            desk.Trace(source, "MoveOpenOrders", after: $"{moved} to {to.Number}");
            desk.Trace(to, "ReceiveOpenOrders", after: $"{moved} from {source.Number}");
            return null;
        }, token);

    /// <summary>Lands in Open; a ledger is superseded, never deleted (S1.6, S1.27–S1.29). A posted batch asks for a reason and the accountant's role.
    /// A journal that is in an outside system keeps its batch as it is.
    /// Refuses with NotFound, Stale, NotAllowed, AlreadyOpen, LedgerUnderWay, PeriodClosed, IsThere, OnItsWay, Recorded or ReasonMissing, in that order.</summary>
    public Task<Refusal?> ReopenAsync(string number, int? seen = null, string? reason = null, CancellationToken token = default) =>
        work.DoAsync(Permission.CloseBatches, async desk =>
        {
            var (batch, missing) = await desk.BatchAsync(number, seen);
            if (batch is null) return missing;
            var posted = batch.State is BatchState.Posted;
            if (posted && desk.Actor.WhyNot(Permission.ReopenPosted) is { } denied) return denied;
            if (batch.WhyNotReopen(await desk.HoldPeriodAsync(batch)) is { } refusal) return refusal;
            if (await DeliveryHold.WhyNotReopenAsync(desk.Db, batch.JournalEntryId, token) is { } held) return held;
            if (posted && string.IsNullOrWhiteSpace(reason)) return BatchRefusals.ReasonMissing;

            var before = batch.Word.InWords();
            var superseded = await SupersedeAsync(desk, batch);
            batch.Reopen();
            desk.AddNote(batch, $"Reopened ({before.ToLowerInvariant()} before){superseded}{(string.IsNullOrWhiteSpace(reason) ? "." : $": {reason.Trim()}")}");
            desk.Trace(batch, "Reopen", before, $"Open{(string.IsNullOrWhiteSpace(reason) ? "" : $": {reason.Trim()}")}");
            return null;
        }, token);

    /// <summary>Refuses with NotFound, Stale, AlreadyPosted, LedgerUnderWay, LedgerMissing, PeriodClosed or LedgerDamaged, in that order (S0.11).</summary>
    public Task<Refusal?> PostAsync(string number, int? seen = null, CancellationToken token = default) =>
        work.DoAsync(Permission.PostBatches, async desk =>
        {
            var (batch, missing) = await desk.BatchAsync(number, seen);
            return batch is null ? missing : await desk.PostAsync(batch);
        }, token);

    private static async Task<Outcome<Batch>> TargetAsync(Desk desk, Batch source, string target)
    {
        if (target == source.Number) return BatchRefusals.TargetIsSource(source);
        var (to, missing) = await desk.BatchAsync(target);
        if (to is null) return missing!;
        if (to.CompanyId != source.CompanyId) return DataRefusals.NotFound($"Batch {target}");
        if (to.WhyNotChange() is not null) return BatchRefusals.TargetNotOpen(to);
        var period = await desk.HoldPeriodAsync(to);
        return period.IsOpen ? to : BatchRefusals.ChooseOpenPeriod(period);
    }

    private static async Task<string> SupersedeAsync(Desk desk, Batch batch)
    {
        if (batch.JournalEntryId is not { } id) return "";
        var entry = await desk.Db.JournalEntries.SingleAsync(e => e.Id == id, desk.Token);
        if (entry.State is JournalEntryState.Posted) await BalanceKeeping.TakeBackAsync(desk.Db, entry, desk.Token);
        entry.Superseded();
        return $", {entry.Number} superseded";
    }
}
