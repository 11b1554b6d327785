using BatchLedger.Journals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Benchmarks;

/// <summary>The lines that a run wrote, to be written once more by other means.</summary>
internal static class JournalCopy
{
    private static int versions = 1;

    public static async Task<(JournalEntry Entry, List<JournalLine> Lines)> OfAsync(Site site, string batchNumber)
    {
        var source = await site.ReadAsync(db => db.JournalEntries.AsNoTracking().SingleAsync(e => db.Batches.Any(b => b.Number == batchNumber && b.JournalEntryId == e.Id)));
        var lines = await site.ReadAsync(db => db.JournalLines.AsNoTracking().Where(l => l.JournalEntryId == source.Id).OrderBy(l => l.LineNo).ToListAsync());
        return (Entry(source), lines);
    }

    public static JournalEntry Entry(JournalEntry source) => new()
    {
        Number = $"X-{++versions:D6}", CompanyId = source.CompanyId, BatchId = source.BatchId, LedgerId = source.LedgerId, FiscalPeriodId = source.FiscalPeriodId,
        RunId = source.RunId, PostingVersion = versions, Currency = source.Currency, CreatedAt = source.CreatedAt, Transactions = source.Transactions,
        Lines = source.Lines, Debit = source.Debit, Credit = source.Credit, LinesHash = source.LinesHash,
    };

    public static JournalLine Line(JournalLine line, int entryId, int number) => new()
    {
        JournalEntryId = entryId, LineNo = number, TransactionId = line.TransactionId, AccountId = line.AccountId, BranchId = line.BranchId,
        DepartmentId = line.DepartmentId, Date = line.Date, Debit = line.Debit, Credit = line.Credit, Description = line.Description,
    };
}
