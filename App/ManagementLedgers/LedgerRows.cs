using BatchLedger.Data;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.ManagementLedgers;

/// <summary>Dresses points of a ledger with the words and links of their rows, so that only what is shown is looked up.</summary>
internal static class LedgerRows
{
    public static async Task<IReadOnlyList<LedgerRow>> ReadAsync(AppDbContext db, IReadOnlyList<LedgerPoint> points, CancellationToken token)
    {
        var ids = points.Select(p => p.TransactionId).ToList();
        var found = await (from entry in db.TrustEntries
                           join transaction in db.Transactions on entry.TransactionId equals transaction.Id
                           where ids.Contains(entry.TransactionId)
                           select new
                           {
                               entry, transaction,
                               Presented = db.Reconciliations.Where(r => r.Id == entry.ReconciliationId).Select(r => (DateOnly?)r.StatementDate).FirstOrDefault(),
                               Statement = db.OwnerStatements.Where(s => s.Id == entry.StatementId).Select(s => (int?)s.Number).FirstOrDefault(),
                               Tenants = db.Tenancies.Where(t => t.Id == entry.TenancyId).Select(t => t.Tenants).FirstOrDefault(),
                           }).ToDictionaryAsync(row => row.entry.TransactionId, token);
        var notes = (await db.TrustNotes.Where(n => ids.Contains(n.TransactionId)).OrderBy(n => n.Id).ToListAsync(token)).ToLookup(n => n.TransactionId);
        var correctedBy = (await CorrectionsOf(db, ids).ToListAsync(token)).ToLookup(link => link.OfId);
        var corrects = await CorrectedBy(db, ids).ToDictionaryAsync(link => link.OfId, token);
        return [.. points.Where(point => found.ContainsKey(point.TransactionId)).Select(point => (point, row: found[point.TransactionId])).Select(pair => new LedgerRow(pair.point, pair.row.transaction, pair.row.entry)
        {
            Presented = pair.row.Presented, Statement = pair.row.Statement, Tenants = pair.row.Tenants, Notes = [.. notes[pair.point.TransactionId]],
            CorrectedBy = [.. correctedBy[pair.point.TransactionId]], Corrects = corrects.GetValueOrDefault(pair.point.TransactionId),
        })];
    }

    private static IQueryable<LedgerLink> CorrectionsOf(AppDbContext db, IReadOnlyList<int> ids) =>
        from entry in db.TrustEntries
        join other in db.Transactions on entry.TransactionId equals other.Id
        where entry.CorrectsId != null && ids.Contains(entry.CorrectsId.Value)
        orderby other.Id
        select new LedgerLink(entry.CorrectsId!.Value, other.Number, other.Kind, other.Date) { Amount = other.Amount };

    private static IQueryable<LedgerLink> CorrectedBy(AppDbContext db, IReadOnlyList<int> ids) =>
        from entry in db.TrustEntries
        join other in db.Transactions on entry.CorrectsId equals (int?)other.Id
        where ids.Contains(entry.TransactionId)
        select new LedgerLink(entry.TransactionId, other.Number, other.Kind, other.Date) { Amount = other.Amount };
}
