using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Batches;

/// <summary>What the batch holds at this moment, read from its transactions. Amounts in minor units of <paramref name="Currency"/>, the company's.</summary>
public sealed record BatchTotals(string Currency)
{
    public int Transactions { get; init; }
    public long PaymentsRecorded { get; init; }
    public long PaymentsVoided { get; init; }
    public long Refunds { get; init; }
    public int OpenOrders { get; init; }
    public long OpenOrdersTotal { get; init; }

    /// <summary>Numbers of the first open orders, for the links of a refusal.</summary>
    public IReadOnlyList<string> OpenOrderNumbers { get; init; } = [];

    public Money Payments => new(PaymentsRecorded - PaymentsVoided, Currency);
    public Money OpenOrdersAmount => new(OpenOrdersTotal, Currency);

    public static async Task<BatchTotals> ReadAsync(AppDbContext db, Batch batch, CancellationToken token)
    {
        var company = await db.Companies.AsNoTracking().SingleAsync(c => c.Id == batch.CompanyId, token);
        var kinds = await db.Transactions.Where(t => t.BatchId == batch.Id)
            .GroupBy(t => new { t.Kind, Voided = t.VoidedAt != null })
            .Select(g => new { g.Key.Kind, g.Key.Voided, Count = g.Count(), Amount = g.Sum(t => t.Amount) })
            .ToListAsync(token);
        var open = db.Orders.Where(o => o.BatchId == batch.Id && o.State == OrderState.Open);
        var orders = await open.OrderBy(o => o.Number).Select(o => o.Number).Take(10).ToListAsync(token);
        return new BatchTotals(company.Currency)
        {
            Transactions = kinds.Where(k => !k.Voided).Sum(k => k.Count),
            PaymentsRecorded = kinds.Where(k => k.Kind == TransactionKind.Payment).Sum(k => k.Amount),
            PaymentsVoided = kinds.Where(k => k.Kind == TransactionKind.Payment && k.Voided).Sum(k => k.Amount),
            Refunds = kinds.Where(k => k.Kind == TransactionKind.Refund && !k.Voided).Sum(k => k.Amount),
            OpenOrders = await open.CountAsync(token),
            OpenOrdersTotal = await open.SumAsync(o => o.Total, token),
            OpenOrderNumbers = orders,
        };
    }
}
