using System.Linq.Expressions;
using BatchLedger.Data;
using BatchLedger.ExchangeRates;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Batches;

/// <summary>A payment or refund in another currency than the company's. <paramref name="Worth"/> is what it is posted with, in minor units of the company's
/// currency; null while no rate is in force on its day, for then it cannot be posted.</summary>
internal sealed record ForeignPayment(int BatchId, TransactionKind Kind, bool Voided, string Currency, long? Worth);

internal static class ForeignPayments
{
    /// <param name="which">Which of the payments and refunds.</param>
    /// <param name="currency">The company's.</param>
    public static async Task<IReadOnlyList<ForeignPayment>> ReadAsync(AppDbContext db, Expression<Func<Transaction, bool>> which, string currency, CancellationToken token)
    {
        var found = await db.Transactions.Where(which).Where(t => t.Currency != currency && (t.Kind == TransactionKind.Payment || t.Kind == TransactionKind.Refund))
            .Select(t => new { t.BatchId, t.Kind, Voided = t.VoidedAt != null, t.Currency, t.Date, t.Amount }).ToListAsync(token);
        if (found.Count == 0) return [];
        var rates = await db.RatesToAsync(currency, token);
        return [.. found.Select(t => new ForeignPayment(t.BatchId, t.Kind, t.Voided, t.Currency, rates.Convert(t.Amount, (t.Currency, currency), t.Date)))];
    }
}
