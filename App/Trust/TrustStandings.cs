using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Trust;

/// <summary>Reads what has become of trust transactions: a page of them at once.</summary>
public static class TrustStandings
{
    /// <summary>By transaction; what is no trust transaction, or not seen, is left out.</summary>
    public static async Task<Dictionary<int, TrustStanding>> ReadAsync(AppDbContext db, IReadOnlyCollection<int> transactionIds, CancellationToken token)
    {
        var rows = await Rows(db, transactionIds).ToListAsync(token);
        var corrections = (await Corrections(db, transactionIds).ToListAsync(token)).ToLookup(correction => correction.Of);
        return rows.ToDictionary(row => row.Id, row => Standing(row, corrections[row.Id].ToList()));
    }

    private static IQueryable<Row> Rows(AppDbContext db, IReadOnlyCollection<int> ids) =>
        from e in db.TrustEntries
        where ids.Contains(e.TransactionId)
        join reconciliation in db.Reconciliations on e.ReconciliationId equals (int?)reconciliation.Id into reconciliations
        from r in reconciliations.DefaultIfEmpty()
        join payment in db.Transactions on e.PaidOutById equals (int?)payment.Id into payments
        from p in payments.DefaultIfEmpty()
        join statement in db.OwnerStatements on e.StatementId equals (int?)statement.Id into statements
        from s in statements.DefaultIfEmpty()
        select new Row(e, e.Transaction) { Presented = r == null ? null : r.StatementDate, PaidOutOn = p == null ? null : p.Date, Statement = s == null ? null : s.Number };

    private static IQueryable<Correction> Corrections(AppDbContext db, IReadOnlyCollection<int> ids) =>
        db.TrustEntries.Where(e => e.CorrectsId != null && ids.Contains(e.CorrectsId.Value))
            .Select(e => new Correction(e.CorrectsId!.Value, e.Transaction.Kind, e.Transaction.Date) { Amount = e.Transaction.Amount, Cheque = e.Cheque });

    private static TrustStanding Standing(Row row, IReadOnlyList<Correction> corrections)
    {
        var (entry, transaction) = (row.Entry, row.Transaction);
        var moved = corrections.Where(c => c.Kind is TransactionKind.Reassignment).ToList();
        return new TrustStanding
        {
            TransactionId = row.Id, Number = transaction.Number, Kind = transaction.Kind, Amount = new Money(transaction.Amount, transaction.Currency), TenancyId = entry.TenancyId,
            Means = entry.Means, Cheque = entry.Cheque, Presented = row.Presented, PaidOutOn = row.PaidOutOn, Statement = row.Statement,
            Reassigned = moved.Sum(c => c.Amount), ReassignedOn = moved.Count == 0 ? null : moved.Max(c => c.Date),
            ReversedOn = On(corrections, TransactionKind.TrustReversal), DishonouredOn = On(corrections, TransactionKind.Dishonour),
            ReplacedByCheque = corrections.FirstOrDefault(c => c.Kind is TransactionKind.CreditorPayment)?.Cheque,
        };
    }

    private static DateOnly? On(IReadOnlyList<Correction> corrections, TransactionKind kind) => corrections.FirstOrDefault(c => c.Kind == kind)?.Date;

    private sealed record Row(TrustEntry Entry, Transaction Transaction)
    {
        public int Id => Entry.TransactionId;
        public DateOnly? Presented { get; init; }
        public DateOnly? PaidOutOn { get; init; }
        public int? Statement { get; init; }
    }

    private sealed record Correction(int Of, TransactionKind Kind, DateOnly Date)
    {
        public long Amount { get; init; }
        public string? Cheque { get; init; }
    }
}
