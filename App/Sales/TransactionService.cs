using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Trail;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Sales;

/// <summary>Enters, changes, removes and moves the transactions of open batches.</summary>
public sealed class TransactionService(Work work)
{
    /// <summary>Refuses with CommandReused, TrustElsewhere, NotFound, NotOpen, PeriodClosed, DateMissing, DateOutsidePeriod, TextTooLong, then with the words of its currency and of its kind.</summary>
    public Task<Outcome<Transaction>> RecordAsync(TransactionDraft draft, CancellationToken token = default) =>
        work.MakeAsync(Permission.WorkInBatches, async desk =>
        {
            var (first, reused) = await desk.FirstResultAsync(draft.CommandId, draft);
            if (reused is not null) return reused;
            if (first is { } id) return await desk.Db.Transactions.SingleAsync(t => t.Id == id, token);

            var outcome = await RecordAsync(desk, draft);
            if (outcome.Value is { } made) desk.Receipt(draft.CommandId, draft, made.Id);
            return outcome;
        }, token);

    /// <summary>The same within a larger use case: a checkout, an invoiced order, an import.</summary>
    internal static async Task<Outcome<Transaction>> RecordAsync(Desk desk, TransactionDraft draft)
    {
        if (draft.Kind.IsTrust()) return SalesRefusals.TrustElsewhere(draft.Kind);
        var (open, refusal) = await OpenBatch.FindAsync(desk, draft.Batch);
        if (open is null) return refusal!;
        var entry = new Entry(desk, open, draft, null);
        var (terms, unfit) = await TermsAsync(entry);
        if (terms is null) return unfit!;

        var made = new Transaction
        {
            Number = await desk.NextNumberAsync("T"), CompanyId = open.Company.Id, BatchId = open.Batch.Id, BranchId = terms.BranchId ?? open.Batch.BranchId,
            Kind = draft.Kind, Date = draft.Date!.Value, Currency = entry.Currency, Amount = terms.Amount, ReversesId = draft.Reverses?.Id,
        };
        Write(made, draft, terms);
        desk.Db.Add(made);
        await desk.Db.SaveAsync(desk);
        open.Trace(desk, new AuditEntry("Transaction.Record", made.Number) { Address = made.Address, After = made.Written() });
        return made;
    }

    /// <summary>Refuses with NotFound, TrustStays, NotOpen, PeriodClosed, Stale, Removed, KindFixed, IsReversal, AlreadyReversed, RecognitionFixed, DateMissing, DateOutsidePeriod, TextTooLong, then with the words of its kind.</summary>
    public Task<Outcome<Transaction>> EditAsync(int id, TransactionDraft draft, CancellationToken token = default) =>
        work.MakeAsync<Transaction>(Permission.WorkInBatches, async desk =>
        {
            if (await WhyTrustStaysAsync(desk, id) is { } trust) return trust;
            var (old, open, refusal) = await ChangeableAsync(desk, id, draft.Seen);
            if (refusal is not null) return refusal;
            if (old!.Kind != draft.Kind) return SalesRefusals.KindFixed(old);
            if (await Reversals.WhyFixedAsync(desk.Db, old, token) is { } stays) return stays;
            var (terms, unfit) = await TermsAsync(new Entry(desk, open!, draft, old));
            if (terms is null) return unfit!;

            var before = old.Written();
            (old.Date, old.Amount) = (draft.Date!.Value, terms.Amount);
            await desk.Db.Set<TransactionLine>().Where(l => l.TransactionId == id).ExecuteDeleteAsync(token);
            Write(old, draft, terms);
            desk.Db.Entry(old).State = EntityState.Modified;
            open!.Trace(desk, new AuditEntry("Transaction.Edit", old.Number) { Address = old.Address, Before = before, After = old.Written() });
            return old;
        }, token);

    /// <summary>The row stays and has no effect any more. Refuses with NotFound, TrustStays, NotOpen, PeriodClosed, Stale, Removed, ReasonMissing or RestsOn, in that order.</summary>
    public Task<Refusal?> VoidAsync(int id, string reason, int? seen = null, CancellationToken token = default) =>
        work.DoAsync(Permission.WorkInBatches, async desk =>
        {
            if (await WhyTrustStaysAsync(desk, id) is { } trust) return trust;
            var (old, open, refusal) = await ChangeableAsync(desk, id, seen);
            if (refusal is not null) return refusal;
            if (SalesWords.Clean(reason) is not { Length: <= Transaction.DescriptionLength } why) return SalesRefusals.ReasonMissing;
            var others = await Balances.RestingOnAsync(desk.Db, id, token);
            if (others.Count > 0) return SalesRefusals.RestsOn("remove", old!, others);

            old!.Void(desk.Actor.Name, why, desk.Now);
            open!.Trace(desk, new AuditEntry("Transaction.Void", old.Number) { Address = old.Address, Before = old.Written(), After = $"Removed: {why}" });
            return null;
        }, token);

    /// <summary>To another open batch in an open period. Refuses with NotFound, NotOpen, PeriodClosed, Stale, Removed, then with the words of the target, then with
    /// DateOutsidePeriod, LedgerTakesJournalsOnly or OtherBook.</summary>
    public Task<Refusal?> MoveAsync(int id, string target, int? seen = null, CancellationToken token = default) =>
        work.DoAsync(Permission.WorkInBatches, async desk =>
        {
            var (old, from, refusal) = await ChangeableAsync(desk, id, seen);
            if (refusal is not null) return refusal;
            var (to, unfit) = await OpenBatch.TargetAsync(desk, from!, (old!.Number, target));
            if (to is null) return unfit;
            if (to.WhyNotDated("Transaction", old.Date) is { } outside) return outside;
            if ((WhyNotInLedger(to, old.Kind) ?? EntryCurrency.WhyNotMove(to, old)) is { } ledger) return ledger;

            old.BatchId = to.Batch.Id;
            OpenBatch.NoteMove(desk, $"{old.Title()} ({old.In(old.Amount)})", (from!, to));
            to.Trace(desk, new AuditEntry("Transaction.Move", old.Number) { Address = old.Address, Before = from!.Batch.Number, After = to.Batch.Number });
            return null;
        }, token);

    /// <summary>In whatever batch it is: trust money is corrected by another transaction, on its ledger.</summary>
    private static async Task<Refusal?> WhyTrustStaysAsync(Desk desk, int id) =>
        await (from entry in desk.Db.TrustEntries.Where(e => e.TransactionId == id)
               join management in desk.Db.Managements on entry.ManagementId equals management.Id
               select new { entry.Transaction, management }).AsNoTracking().SingleOrDefaultAsync(desk.Token) is { } trust
            ? SalesRefusals.TrustStays(trust.Transaction, trust.management)
            : null;

    private static async Task<(Transaction? Old, OpenBatch? Open, Refusal? Refusal)> ChangeableAsync(Desk desk, int id, int? seen)
    {
        var old = await desk.Db.Transactions.SingleOrDefaultAsync(t => t.Id == id, desk.Token);
        if (old is null) return (null, null, DataRefusals.NotFound("The transaction"));
        var (open, refusal) = await OpenBatch.FindAsync(desk, old.BatchId);
        if (open is null) return (null, null, refusal);
        if (seen is { } version && version != old.Version) return (null, null, DataRefusals.Stale(old.Title(), old));
        return old.IsVoided ? (null, null, SalesRefusals.Removed(old)) : (old, open, null);
    }

    private static async Task<Outcome<Terms>> TermsAsync(Entry entry)
    {
        var draft = entry.Draft;
        if (draft.Date is not { } date) return SalesRefusals.DateMissing;
        if (entry.Open.WhyNotDated("Transaction", date) is { } outside) return outside;
        if (draft.Description?.Trim().Length is { } length and > Transaction.DescriptionLength) return SalesRefusals.TextTooLong("description", length, Transaction.DescriptionLength);
        if (draft.Reference?.Trim().Length is { } longer and > Transaction.ReferenceLength) return SalesRefusals.TextTooLong("reference", longer, Transaction.ReferenceLength);
        if (WhyNotInLedger(entry.Open, draft.Kind) is { } ledger) return ledger;
        if (await EntryCurrency.WhyNotAsync(entry, date) is { } currency) return currency;
        return draft.Kind switch
        {
            TransactionKind.Invoice => await SaleTerms.InvoiceAsync(entry),
            TransactionKind.Credit => await SaleTerms.CreditAsync(entry),
            TransactionKind.Payment => await SettlementTerms.PaymentAsync(entry),
            TransactionKind.Refund => await SettlementTerms.RefundAsync(entry),
            TransactionKind.Discount or TransactionKind.WriteOff => await SettlementTerms.ReduceAsync(entry),
            TransactionKind.Cancellation => await SettlementTerms.CancellationAsync(entry),
            TransactionKind.ManualJournal => await ManualJournalTerms.ReadAsync(entry),
            _ => throw new InvalidOperationException($"No terms for {draft.Kind}."),
        };
    }

    private static Refusal? WhyNotInLedger(OpenBatch open, TransactionKind kind) =>
        open.IsStatistical && kind is not TransactionKind.ManualJournal
            ? ManualJournalRefusals.LedgerTakesJournalsOnly(open.Batch.Number, open.Ledger.Code)
            : null;

    private static void Write(Transaction transaction, TransactionDraft draft, Terms terms)
    {
        (transaction.Description, transaction.Reference) = (SalesWords.Clean(draft.Description) ?? "", SalesWords.Clean(draft.Reference));
        (transaction.MemberId, transaction.PaymentMethodId) = (terms.MemberId, terms.PaymentMethodId);
        (transaction.AppliesToId, transaction.Applied) = (terms.AppliesToId, terms.Applied);
        transaction.ReversesOn = draft.Kind is TransactionKind.ManualJournal ? draft.ReversesOn : null;
        transaction.Lines.AddRange(terms.Lines);
    }
}
