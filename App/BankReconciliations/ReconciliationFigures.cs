using BatchLedger.Currencies;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.BankReconciliations;

/// <summary>What a reconciliation comes to.</summary>
public sealed record ReconciliationFigures
{
    public required string Currency { get; init; }
    public required Money Opening { get; init; }

    /// <summary>Receipts and payments that are ticked, both over 0.</summary>
    public required Money In { get; init; }
    public required Money Out { get; init; }

    /// <summary>What the bank says.</summary>
    public required Money Closing { get; init; }
    public required int Ticked { get; init; }

    /// <summary>In the books up to the statement date, and not yet seen by the bank.</summary>
    public required Money NotPresented { get; init; }

    /// <summary>How many of them are offered for ticking, and how many pairs of a transaction and its reversal are not.</summary>
    public required int NotTicked { get; init; }
    public required int CancelledOut { get; init; }

    /// <summary>Over 0 when the statement has more than what is ticked.</summary>
    public Money Difference => Closing - (Opening + In - Out);

    public bool Balances => Difference.Minor == 0;

    /// <summary>The trust bank in the books at the end of the statement date.</summary>
    public Money Book => Opening + In - Out + NotPresented;

    internal static async Task<ReconciliationFigures> ReadAsync(BankItems items, string currency, CancellationToken token)
    {
        var ticked = await items.Ticked.GroupBy(_ => 1)
            .Select(all => new { Count = all.Count(), In = all.Sum(e => e.Bank > 0 ? e.Bank : 0), Out = all.Sum(e => e.Bank < 0 ? -e.Bank : 0) }).FirstOrDefaultAsync(token);
        return new ReconciliationFigures
        {
            Currency = currency, Opening = new(items.Of.Opening, currency), Closing = new(items.Of.Closing, currency), Ticked = ticked?.Count ?? 0,
            In = new(ticked?.In ?? 0, currency), Out = new(ticked?.Out ?? 0, currency),
            NotPresented = new(await items.Outstanding.SumAsync(e => e.Bank, token), currency),
            NotTicked = await items.Offered.CountAsync(token), CancelledOut = await items.Reversed.CountAsync(token),
        };
    }
}
