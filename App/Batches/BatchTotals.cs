using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Batches;

/// <summary>What the batch holds at this moment, read from its transactions. Amounts in minor units of <paramref name="Currency"/>, the company's;
/// what is in another currency counts as it is posted.</summary>
public sealed record BatchTotals(string Currency)
{
    public int Transactions { get; init; }
    public long PaymentsRecorded { get; init; }
    public long PaymentsVoided { get; init; }
    public long Refunds { get; init; }

    /// <summary>Trust money received, and of it what was reversed in this same batch. Both are in the payments.</summary>
    public long TrustRecorded { get; init; }
    public long TrustReversed { get; init; }
    public int OpenOrders { get; init; }
    public long OpenOrdersTotal { get; init; }

    /// <summary>Payments in other currencies, which count at the rate in force on their day.</summary>
    public int Foreign { get; init; }
    public IReadOnlyList<string> ForeignCurrencies { get; init; } = [];

    /// <summary>Those among them that have no rate, and so count for nothing yet.</summary>
    public int WithoutRate { get; init; }

    /// <summary>Numbers of the first open orders, for the links of a refusal.</summary>
    public IReadOnlyList<string> OpenOrderNumbers { get; init; } = [];

    public Money Payments => new(PaymentsRecorded - PaymentsVoided, Currency);
    public Money OpenOrdersAmount => new(OpenOrdersTotal, Currency);

    public static async Task<BatchTotals> ReadAsync(AppDbContext db, Batch batch, CancellationToken token)
    {
        var company = await db.Companies.AsNoTracking().SingleAsync(c => c.Id == batch.CompanyId, token);
        var kinds = await db.Transactions.Where(t => t.BatchId == batch.Id)
            .GroupBy(t => new { t.Kind, Voided = t.VoidedAt != null, Own = t.Currency == company.Currency })
            .Select(g => new { g.Key.Kind, g.Key.Voided, g.Key.Own, Count = g.Count(), Amount = g.Sum(t => t.Amount) })
            .ToListAsync(token);
        var foreign = kinds.TrueForAll(k => k.Own) ? [] : await ForeignPayments.ReadAsync(db, t => t.BatchId == batch.Id, company.Currency, token);
        var trust = kinds.Where(k => IsTrustReceived.Contains(k.Kind)).Sum(k => k.Amount);
        var reversed = kinds.Exists(k => k.Kind == TransactionKind.TrustReversal) ? await TrustReversals(db, [batch.Id]).SumAsync(r => r.Amount, token) : 0;
        var open = db.Orders.Where(o => o.BatchId == batch.Id && o.State == OrderState.Open);
        var orders = await open.OrderBy(o => o.Number).Select(o => o.Number).Take(10).ToListAsync(token);
        return new BatchTotals(company.Currency)
        {
            Transactions = kinds.Where(k => !k.Voided).Sum(k => k.Count),
            PaymentsRecorded = Sum(TransactionKind.Payment, false) + Sum(TransactionKind.Payment, true) + trust,
            PaymentsVoided = Sum(TransactionKind.Payment, true) + reversed,
            TrustRecorded = trust, TrustReversed = reversed,
            Refunds = Sum(TransactionKind.Refund, false),
            Foreign = foreign.Count(p => p is { Kind: TransactionKind.Payment, Voided: false }),
            ForeignCurrencies = [.. foreign.Where(p => p is { Kind: TransactionKind.Payment, Voided: false }).Select(p => p.Currency).Distinct().Order(StringComparer.Ordinal)],
            WithoutRate = foreign.Count(p => p is { Kind: TransactionKind.Payment, Voided: false, Worth: null }),
            OpenOrders = await open.CountAsync(token),
            OpenOrdersTotal = await open.SumAsync(o => o.Total, token),
            OpenOrderNumbers = orders,
        };

        long Sum(TransactionKind kind, bool voided) => kinds.Where(k => k.Kind == kind && k.Voided == voided && k.Own).Sum(k => k.Amount)
            + foreign.Where(p => p.Kind == kind && p.Voided == voided).Sum(p => p.Worth ?? 0);
    }

    private static readonly TransactionKind[] IsTrustReceived = [TransactionKind.TrustReceipt, TransactionKind.OwnerContribution];

    /// <summary>Receipts of trust money that were reversed in the batch they are in: as if they had never come. A reversal in another batch, or a dishonour, leaves the money received here as it was.</summary>
    internal static IQueryable<Transaction> TrustReversals(AppDbContext db, IReadOnlyCollection<int> batchIds) =>
        from reversal in db.Transactions.Where(t => batchIds.Contains(t.BatchId) && t.Kind == TransactionKind.TrustReversal)
        join receipt in db.Transactions on reversal.ReversesId equals receipt.Id
        where receipt.BatchId == reversal.BatchId && (receipt.Kind == TransactionKind.TrustReceipt || receipt.Kind == TransactionKind.OwnerContribution)
        select receipt;
}
