using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Sales;

/// <summary>Takes manual journals back at the wish of a person.</summary>
public sealed class ReversalService(Work work)
{
    /// <summary>Refuses with CommandReused, NotFound, DateMissing, then with the words of the reversal, of the period, of the batch and of the journal.</summary>
    public Task<Outcome<Transaction>> ReverseAsync(ReversalDraft draft, CancellationToken token = default) => work.MakeAsync<Transaction>(Permission.WorkInBatches, async desk =>
    {
        var (first, reused) = await desk.FirstResultAsync(draft.CommandId, draft);
        if (reused is not null) return reused;
        if (first is { } id) return await desk.Db.Transactions.SingleAsync(t => t.Id == id, token);

        if (await desk.Db.Transactions.AsNoTracking().SingleOrDefaultAsync(t => t.Id == draft.JournalId, token) is not { } journal) return DataRefusals.NotFound("The journal");
        if (await Reversals.WhyNotAsync(desk.Db, journal, token) is { } refusal) return refusal;
        if (draft.Date is not { } date) return SalesRefusals.DateMissing;
        var (batch, unfit) = await BatchAsync(desk, journal, (draft.Batch, date));
        if (batch is null) return unfit!;

        var outcome = await Reversals.MakeAsync(desk, journal, (batch, date));
        if (outcome.Value is { } made) desk.Receipt(draft.CommandId, draft, made.Id);
        return outcome;
    }, token);

    /// <summary>Why the journal cannot be reversed now. Null: it can.</summary>
    public async Task<Refusal?> WhyNotAsync(Transaction journal, CancellationToken token = default) =>
        (await work.ActorAsync()).WhyNot(Permission.WorkInBatches) ?? await work.ReadAsync(db => Reversals.WhyNotAsync(db, journal, token), token);

    private static async Task<Outcome<string>> BatchAsync(Desk desk, Transaction journal, (string? Number, DateOnly Date) wish)
    {
        if (!string.IsNullOrEmpty(wish.Number)) return wish.Number;
        var (period, missing) = await Reversals.PeriodAsync(desk, journal.CompanyId, wish.Date);
        if (period is null) return missing!;
        var source = await desk.Db.Batches.AsNoTracking().SingleAsync(b => b.Id == journal.BatchId, desk.Token);
        var (made, refusal) = await BatchService.CreateAsync(desk, new BatchDraft
        {
            Name = ReversalDraft.NewBatch(period.Name), BranchId = source.BranchId, FiscalPeriodId = period.Id, Date = wish.Date, LedgerId = source.LedgerId,
        });
        return made is null ? refusal! : made.Number;
    }
}

/// <summary>What is asked for. Without a batch a new one is made in the period of the date.</summary>
public sealed class ReversalDraft
{
    /// <summary>Made with the form, so that a second click makes no second reversal.</summary>
    public Guid CommandId { get; init; } = Guid.NewGuid();
    public required int JournalId { get; init; }

    /// <summary>The number of an open batch; empty: a new one.</summary>
    public string? Batch { get; set; }
    public DateOnly? Date { get; set; }

    public static string NewBatch(string period) => $"Reversals {period}";
}
