using BatchLedger.Data;

namespace BatchLedger.Transactions;

public static class Recognitions
{
    /// <summary>The recognitions whose journal still counts. That of a removed journal is due again.</summary>
    public static IQueryable<RevenueRecognition> Counted(AppDbContext db) =>
        db.RevenueRecognitions.Where(r => db.Transactions.Any(journal => journal.Id == r.JournalId && journal.VoidedAt == null));
}
