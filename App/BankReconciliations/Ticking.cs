using BatchLedger.Data;
using BatchLedger.Refusals;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.BankReconciliations;

/// <summary>Which items can be ticked in an open reconciliation, and why not the others.</summary>
internal sealed class Ticking(AppDbContext db, Reconciliation open)
{
    /// <summary>The items, to be changed. One that is not of the company is not found.</summary>
    public async Task<Outcome<List<TrustEntry>>> FindAsync(IReadOnlyCollection<int> transactionIds, CancellationToken token)
    {
        var wanted = transactionIds.Distinct().ToList();
        var found = await db.TrustEntries.Include(e => e.Transaction).Where(e => e.CompanyId == open.CompanyId && EF.Parameter(wanted).Contains(e.TransactionId)).ToListAsync(token);
        return found.Count == wanted.Count && wanted.Count > 0 ? found : DataRefusals.NotFound(wanted.Count > 1 ? "One of the items" : "The item");
    }

    /// <summary>Refuses with NotOfTheBank, TooLate, PresentedElsewhere or CancelsOut; of many items with SomeCannot, which lists them.</summary>
    public async Task<Refusal?> WhyNotTickAsync(List<TrustEntry> items, CancellationToken token)
    {
        var reversed = await new BankItems(db, open).CancelledOutAsync(items.ConvertAll(e => e.TransactionId), token);
        var others = await OthersAsync(items, token);
        var faults = new List<(string Number, Refusal Refusal)>();
        foreach (var item in items)
            if (WhyNot(item, others, reversed) is { } refusal) faults.Add((item.Transaction.Number, refusal));
        if (faults.Count == 0) return null;
        return items.Count == 1 ? faults[0].Refusal : ReconciliationRefusals.SomeCannot(items.Count, [.. faults.Select(f => new Fault(f.Number, f.Refusal.Message))]);
    }

    /// <summary>Refuses with PresentedElsewhere: what another reconciliation ticked is not taken away here.</summary>
    public async Task<Refusal?> WhyNotUntickAsync(List<TrustEntry> items, CancellationToken token)
    {
        var others = await OthersAsync(items, token);
        return items.Find(e => e.ReconciliationId is { } id && id != open.Id) is { } taken ? ReconciliationRefusals.PresentedElsewhere(taken.Transaction.Number, others[taken.ReconciliationId!.Value]) : null;
    }

    private Refusal? WhyNot(TrustEntry item, Dictionary<int, Reconciliation> others, HashSet<int> reversed)
    {
        var number = item.Transaction.Number;
        if (item.ReconciliationId == open.Id) return null;
        if (item.Bank == 0) return ReconciliationRefusals.NotOfTheBank(number);
        if (item.ReconciliationId is { } other) return ReconciliationRefusals.PresentedElsewhere(number, others[other]);
        if (item.Transaction.Date > open.StatementDate) return ReconciliationRefusals.TooLate(number, item.Transaction.Date, open.StatementDate);
        return reversed.Contains(item.TransactionId) ? ReconciliationRefusals.CancelsOut(number) : null;
    }

    private Task<Dictionary<int, Reconciliation>> OthersAsync(List<TrustEntry> items, CancellationToken token)
    {
        var ids = items.Select(e => e.ReconciliationId).OfType<int>().Where(id => id != open.Id).Distinct().ToList();
        return db.Reconciliations.AsNoTracking().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, token);
    }
}
