using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.Managements;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Sales;

public sealed record TransactionRow(int Id, string Number, TransactionKind Kind, DateOnly Date, long Amount, string Currency)
{
    public string? Member { get; init; }
    public string Description { get; init; } = "";
    public string? Reference { get; init; }
    public bool Removed { get; init; }

    /// <summary>Of trust money: whose.</summary>
    public Management? Management { get; init; }
    public int Version { get; init; }

    /// <summary>Of a journal that only counts: one sum a unit, for its amount adds members to trips.</summary>
    public string? Quantities { get; init; }

    public Money Money => new(Amount, Currency);
}

public sealed record OrderRow(int Id, string Number, OrderState State, DateOnly Date, long Total, string Currency)
{
    public string Member { get; init; } = "";
    public string? Invoice { get; init; }
    public int Lines { get; init; }
    public int Version { get; init; }

    public Money Money => new(Total, Currency);
}

internal static class QuantityReads
{
    public static async Task<IReadOnlyList<TransactionRow>> WithQuantitiesAsync(this AppDbContext db, IReadOnlyList<TransactionRow> rows, CancellationToken token)
    {
        var counting = rows.Where(row => row.Currency == Currency.None).Select(row => row.Id).ToList();
        if (counting.Count == 0) return rows;

        var sums = await (from line in db.Set<TransactionLine>().Where(line => counting.Contains(line.TransactionId))
                          join account in db.Accounts on line.AccountId equals account.Id
                          group line by new { line.TransactionId, account.Unit } into unit
                          orderby unit.Key.Unit
                          select new { unit.Key.TransactionId, unit.Key.Unit, Sum = unit.Sum(line => line.Debit - line.Credit) }).ToListAsync(token);
        var words = sums.ToLookup(sum => sum.TransactionId, sum => Currency.Quantity(sum.Sum, sum.Unit));
        return [.. rows.Select(row => row with { Quantities = words.Contains(row.Id) ? string.Join(", ", words[row.Id]) : null })];
    }
}
