using BatchLedger.Data;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.BankReconciliations;

/// <summary>The movements of the trust bank as one reconciliation sees them: what it ticked, and what the bank had not presented by then.
/// What was entered or presented after it was finished does not change the answer.</summary>
internal sealed class BankItems(AppDbContext db, Reconciliation of)
{
    public Reconciliation Of => of;

    public IQueryable<TrustEntry> Ticked => db.TrustEntries.Where(e => e.ReconciliationId == of.Id);

    /// <summary>In the books up to the statement date and not presented.</summary>
    public IQueryable<TrustEntry> Outstanding => Unpresented.Where(e => e.CompanyId == of.CompanyId && e.Bank != 0 && e.Transaction.Date <= of.StatementDate);

    /// <summary>Outstanding and reversed, and the reversal is not presented either: the bank will never show the two.</summary>
    public IQueryable<TrustEntry> Reversed
    {
        get
        {
            var reversals = Unpresented;
            return Outstanding.Where(e => reversals.Any(r => r.CorrectsId == e.TransactionId && r.Bank == -e.Bank && r.Transaction.Kind == TransactionKind.TrustReversal));
        }
    }

    /// <summary>Outstanding, without what cancels out.</summary>
    public IQueryable<TrustEntry> Offered
    {
        get
        {
            var others = Unpresented;
            return Outstanding
                .Where(e => !others.Any(r => r.CorrectsId == e.TransactionId && r.Bank == -e.Bank && r.Transaction.Kind == TransactionKind.TrustReversal))
                .Where(e => e.Transaction.Kind != TransactionKind.TrustReversal || !others.Any(o => o.TransactionId == e.CorrectsId && o.Bank == -e.Bank));
        }
    }

    public IQueryable<TrustEntry> Shown(ItemShow show) => show switch
    {
        ItemShow.Ticked => Ticked,
        ItemShow.NotTicked => Offered,
        ItemShow.In => Ticked.Concat(Offered).Where(e => e.Bank > 0),
        ItemShow.Out => Ticked.Concat(Offered).Where(e => e.Bank < 0),
        _ => Ticked.Concat(Offered),
    };

    /// <summary>Those of the items that cancel out.</summary>
    public async Task<HashSet<int>> CancelledOutAsync(IReadOnlyCollection<int> items, CancellationToken token)
    {
        var asked = Outstanding.Where(e => EF.Parameter(items).Contains(e.TransactionId)).Select(e => e.TransactionId);
        var offered = Offered.Where(e => EF.Parameter(items).Contains(e.TransactionId)).Select(e => e.TransactionId);
        return [.. await asked.Except(offered).ToListAsync(token)];
    }

    private IQueryable<TrustEntry> Unpresented => of.FinishedAt is { } at
        ? db.TrustEntries.Where(e => e.AddedAt <= at && e.Transaction.Date <= of.StatementDate
            && (e.ReconciliationId == null || db.Reconciliations.Any(other => other.Id == e.ReconciliationId && other.StatementDate > of.StatementDate)))
        : db.TrustEntries.Where(e => e.ReconciliationId == null);
}
