using BatchLedger.AccountBalances;
using BatchLedger.Data;
using BatchLedger.Journals;
using BatchLedger.Live;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Batches;

/// <summary>Posting, by a click and by a mass run alike.</summary>
public static class BatchPosting
{
    /// <summary>Refuses with AlreadyPosted, LedgerUnderWay, LedgerMissing, PeriodClosed or Damaged, in that order (S0.11).</summary>
    public static async Task<Refusal?> PostAsync(this Desk desk, Batch batch)
    {
        if (batch.WhyNotPost(await desk.HoldPeriodAsync(batch)) is { } refusal) return refusal;
        var entry = await desk.Db.JournalEntries.SingleAsync(e => e.Id == batch.JournalEntryId, desk.Token);
        if (JournalProof.WhyDamaged(desk.Db, entry, desk.Token) is { } damaged) return damaged;

        entry.Posted();
        await BalanceKeeping.AddAsync(desk.Db, entry, desk.Token);
        batch.Post(desk.Actor.Name, desk.Now);
        desk.Trace(batch, "Post", "Ledger ready", $"Posted, {entry.Number}, {entry.Lines} lines");
        desk.Ring(Topics.Posted);
        return null;
    }
}
