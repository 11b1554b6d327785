using System.Linq.Expressions;
using BatchLedger.Data;
using BatchLedger.ExchangeRates;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Batches;

/// <summary>A payment or refund in another currency than the company's. <paramref name="Worth"/> is what it is posted with, in minor units of the company's
/// currency; null while no rate is in force on its day, for then it cannot be posted.</summary>
internal sealed record ForeignPayment(int BatchId, TransactionKind Kind, bool Voided, string Currency, long? Worth);

/// <summary>Once a batch has its journal, that says what they are worth, whatever became of the rates since; before, the rate in force on their day.</summary>
internal static class ForeignPayments
{
    /// <param name="which">Which of the payments and refunds.</param>
    /// <param name="currency">The company's.</param>
    public static async Task<IReadOnlyList<ForeignPayment>> ReadAsync(AppDbContext db, Expression<Func<Transaction, bool>> which, string currency, CancellationToken token)
    {
        var found = await (from t in db.Transactions.Where(which)
                           join batch in db.Batches on t.BatchId equals batch.Id
                           where t.Currency != currency && (t.Kind == TransactionKind.Payment || t.Kind == TransactionKind.Refund)
                           select new { t.Id, t.BatchId, t.Kind, Voided = t.VoidedAt != null, t.Currency, t.Date, t.Amount, batch.JournalEntryId }).ToListAsync(token);
        if (found.Count == 0) return [];
        var rates = await db.RatesToAsync(currency, token);
        var posted = await PostedAsync(db, [.. found.Select(t => t.JournalEntryId).OfType<int>().Distinct()], [.. found.Select(t => t.Id)], token);
        return [.. found.Select(t => new ForeignPayment(t.BatchId, t.Kind, t.Voided, t.Currency,
            posted.TryGetValue(t.Id, out var worth) ? worth : rates.Convert(t.Amount, (t.Currency, currency), t.Date)))];
    }

    // The one line on the account of the payment method: the only debit of a payment beside its rounding, which comes last; and the only credit of a refund.
    private static async Task<Dictionary<int, long>> PostedAsync(AppDbContext db, int[] entries, int[] transactions, CancellationToken token)
    {
        if (entries.Length == 0) return [];
        var lines = await (from line in db.JournalLines.Where(l => EF.Parameter(entries).Contains(l.JournalEntryId) && EF.Parameter(transactions).Contains(l.TransactionId))
                           join t in db.Transactions on line.TransactionId equals t.Id
                           where t.Kind == TransactionKind.Payment ? line.Debit > 0 : line.Credit > 0
                           orderby line.JournalEntryId, line.LineNo
                           select new { line.TransactionId, Worth = line.Debit + line.Credit }).ToListAsync(token);
        return lines.GroupBy(line => line.TransactionId).ToDictionary(own => own.Key, own => own.First().Worth);
    }
}
