using BatchLedger.Data;
using BatchLedger.FiscalPeriods;
using BatchLedger.Live;
using BatchLedger.Refusals;
using BatchLedger.Trail;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Batches;

/// <summary>What every batch use case does in the same words: find the batch as it was seen, write a note, leave a trace.</summary>
public static class BatchDesk
{
    /// <summary>Refuses with NotFound, or Stale when somebody was quicker. A null <paramref name="seen"/> takes the batch as it is (command line).</summary>
    public static async Task<Outcome<Batch>> BatchAsync(this Desk desk, string number, int? seen = null)
    {
        var batch = await desk.Db.Batches.SingleOrDefaultAsync(b => b.Number == number, desk.Token);
        if (batch is null) return DataRefusals.NotFound($"Batch {number}");
        if (seen is { } version && version != batch.Version) return DataRefusals.Stale($"Batch {number}", batch);
        return batch;
    }

    /// <summary>The period of the batch, held until the commit: what is decided by its state stays true.</summary>
    public static async Task<FiscalPeriod> HoldPeriodAsync(this Desk desk, Batch batch) => (await desk.HoldPeriodAsync(batch.FiscalPeriodId))!;

    public static void AddNote(this Desk desk, Batch batch, string text) =>
        desk.Db.Add(new BatchNote { BatchId = batch.Id, At = desk.Now, By = desk.Actor.Name, Text = text });

    /// <summary>The audit row, and the ring for everybody who looks at the batch, at its period or at the list.</summary>
    public static void Trace(this Desk desk, Batch batch, string deed, string? before = null, string? after = null)
    {
        desk.Note(new AuditEntry($"Batch.{deed}", batch.Number)
        {
            Address = batch.Address, CompanyId = batch.CompanyId, BatchId = batch.Id, Before = before, After = after,
        });
        desk.Ring(Topics.Batch(batch.Id), Topics.Batches, Topics.Period(batch.FiscalPeriodId));
    }
}
