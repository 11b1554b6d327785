using BatchLedger.Data;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Transactions;

/// <summary>A reversal converts at the rate of the day of the journal that it takes back, and a cancellation at that of its invoice, however the rates went since:
/// only so do both come to nothing in every account.</summary>
public static class RateDays
{
    /// <summary>What is taken back may itself take something back; the first of all says the day.</summary>
    public static async Task FindAsync(AppDbContext db, IReadOnlyList<Transaction> transactions, CancellationToken token)
    {
        var open = Steps(transactions.Select(t => (t, t)));
        while (open.Count > 0)
        {
            var ids = open.Select(step => step.Back).Distinct().ToArray();
            var found = await db.Transactions.AsNoTracking().Where(t => EF.Parameter(ids).Contains(t.Id)).ToDictionaryAsync(t => t.Id, token);
            foreach (var (of, back) in open) of.RateDate = found[back].Date;
            open = Steps(open.Select(step => (step.Of, found[step.Back])));
        }
    }

    private static List<(Transaction Of, int Back)> Steps(IEnumerable<(Transaction Of, Transaction Last)> chains) =>
        [.. from chain in chains let back = TakenBack(chain.Last) where back is not null select (chain.Of, back.Value)];

    private static int? TakenBack(Transaction by) => by.Kind is TransactionKind.Cancellation ? by.AppliesToId : by.ReversesId;
}
