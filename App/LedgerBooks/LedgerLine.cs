using BatchLedger.Data;
using BatchLedger.Journals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.LedgerBooks;

/// <summary>A journal line with what it takes from its transaction.</summary>
public sealed record LedgerLine(JournalLine Line, string? Transaction, string? Reference)
{
    /// <summary>In line order, one at a time. Who may see the entry may see its transactions, so the filter by company is not asked again for each line.
    /// A left join, because it fixes the order: lines by their key, then each transaction by its own.</summary>
    public static IQueryable<LedgerLine> Of(AppDbContext db, int entryId) => db.JournalLines
        .Where(line => line.JournalEntryId == entryId)
        .LeftJoin(db.Transactions, line => line.TransactionId, transaction => transaction.Id, (line, transaction) => new { line, transaction })
        .OrderBy(pair => pair.line.LineNo)
        .Select(pair => new LedgerLine(pair.line, pair.transaction!.Number, pair.transaction.Reference))
        .AsNoTracking().IgnoreQueryFilters();
}
