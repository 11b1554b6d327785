using BatchLedger.Data;
using BatchLedger.FiscalPeriods;
using BatchLedger.Refusals;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Sales;

/// <summary>Takes a manual journal back with its sides swapped, once: by a click and by itself alike.</summary>
public static class Reversals
{
    /// <summary>The reversal that counts, if there is one.</summary>
    public static Task<Transaction?> OfAsync(AppDbContext db, int journalId, CancellationToken token) =>
        db.Transactions.AsNoTracking().SingleOrDefaultAsync(t => t.ReversesId == journalId && t.VoidedAt == null, token);

    /// <summary>Refuses with NotAJournal, Removed, AlreadyReversed or Recognises, in that order. In which state its batch is does not matter: what is reversed is not edited any more.</summary>
    public static async Task<Refusal?> WhyNotAsync(AppDbContext db, Transaction journal, CancellationToken token)
    {
        if (journal.Kind is not TransactionKind.ManualJournal) return ReversalRefusals.NotAJournal(journal);
        if (journal.IsVoided) return SalesRefusals.Removed(journal);
        if (await OfAsync(db, journal.Id, token) is { } by) return ReversalRefusals.AlreadyReversed(journal, by);
        return await Recognitions.Counted(db).AnyAsync(r => r.JournalId == journal.Id, token) ? ReversalRefusals.Recognises(journal) : null;
    }

    /// <summary>Why its lines stay as they are: it is a reversal, or was reversed, or recognises revenue.</summary>
    public static async Task<Refusal?> WhyFixedAsync(AppDbContext db, Transaction transaction, CancellationToken token)
    {
        if (transaction.ReversesId is not null) return ReversalRefusals.IsReversal(transaction);
        if (await OfAsync(db, transaction.Id, token) is { } by) return ReversalRefusals.AlreadyReversed(transaction, by);
        return await Recognitions.Counted(db).AnyAsync(r => r.JournalId == transaction.Id, token) ? ServicePeriods.Fixed(transaction) : null;
    }

    /// <summary>Refuses with the words of WhyNotAsync, then with BeforeJournal, then with those of the batch and of the journal.</summary>
    public static async Task<Outcome<Transaction>> MakeAsync(Desk desk, Transaction journal, (string Batch, DateOnly Date) wish)
    {
        if (await WhyNotAsync(desk.Db, journal, desk.Token) is { } refusal) return refusal;
        if (wish.Date < journal.Date) return ReversalRefusals.BeforeJournal(journal, wish.Date);
        var ledgers = await desk.Db.Batches.Where(b => b.Id == journal.BatchId || b.Number == wish.Batch).Select(b => b.LedgerId).Distinct().CountAsync(desk.Token);
        if (ledgers > 1) return ReversalRefusals.OtherLedger(journal, wish.Batch);

        var lines = await desk.Db.Set<TransactionLine>().AsNoTracking().Where(l => l.TransactionId == journal.Id).OrderBy(l => l.LineNo).ToListAsync(desk.Token);
        return await TransactionService.RecordAsync(desk, new TransactionDraft
        {
            Batch = wish.Batch, Kind = TransactionKind.ManualJournal, Date = wish.Date, Currency = journal.Currency, Reverses = journal, Reference = journal.Reference,
            Description = Title(journal), Journal = [.. lines.Select(line => line.AsDraft().Swapped())],
        });
    }

    /// <summary>The period of the day, held until the commit. Refuses with PeriodMissing.</summary>
    public static async Task<Outcome<FiscalPeriod>> PeriodAsync(Desk desk, int companyId, DateOnly date) =>
        await desk.HoldPeriodAsync(companyId, date) is { } period ? period : ReversalRefusals.PeriodMissing(date);

    private static string Title(Transaction journal)
    {
        var title = $"Reversal of {journal.Number}{(journal.Description.Length == 0 ? "" : $": {journal.Description}")}";
        return title.Length <= Transaction.DescriptionLength ? title : title[..Transaction.DescriptionLength];
    }

    internal static JournalLineDraft AsDraft(this TransactionLine line) => new()
    {
        AccountId = line.AccountId, BranchId = line.BranchId, DepartmentId = line.DepartmentId, Description = line.Description,
        Debit = line.Debit > 0 ? line.Debit : null, Credit = line.Credit > 0 ? line.Credit : null,
    };
}
