using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.Journals;
using BatchLedger.Posting;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.LedgerRuns;

/// <summary>Writes the journal entry of a run and proves, inside the same transaction, that what lies in the table is what was meant.</summary>
internal static class LedgerStore
{
    public static async Task<JournalEntry> WriteAsync(Desk desk, Batch batch, LedgerRun run, LedgerResult result, string hash, RunMilestones milestones)
    {
        var spool = result.Spool;
        var entry = new JournalEntry
        {
            Number = await desk.NextNumberAsync("J"), CompanyId = batch.CompanyId, BatchId = batch.Id, LedgerId = batch.LedgerId,
            FiscalPeriodId = batch.FiscalPeriodId, RunId = run.Id, PostingVersion = run.PostingVersion, Currency = result.Currency,
            CreatedAt = desk.Now, Transactions = result.Transactions, Lines = spool.Count, Debit = spool.Debit, Credit = spool.Credit, LinesHash = hash,
        };
        desk.Db.Add(entry);
        await desk.Db.SaveAsync(desk);
        LineWriter.Write(desk.Db, Watched(spool.Lines(entry.Id), spool.Count / 2, milestones));
        LineWriter.Write(desk.Db, result.Totals.Select((total, index) => new JournalSummary
        {
            JournalEntryId = entry.Id, Ordinal = index + 1, AccountId = total.AccountId, BranchId = total.BranchId, DepartmentId = total.DepartmentId,
            Lines = total.Lines, Debit = total.Debit, Credit = total.Credit,
        }));
        return entry;
    }

    /// <summary>Balance alone does not see a line written twice: count, totals and hash are held against the source, and so is the number of transactions.</summary>
    public static async Task<string?> WhyNotWholeAsync(Desk desk, JournalEntry entry, LedgerResult result)
    {
        if (await JournalProof.WhyDamagedAsync(desk.Db, entry, desk.Token) is { } damaged) return damaged.Message;
        var transactions = await desk.Db.JournalLines.Where(l => l.JournalEntryId == entry.Id).Select(l => l.TransactionId).Distinct().CountAsync(desk.Token);
        if (transactions != result.Spool.Transactions) return $"{transactions} transactions have lines, {result.Spool.Transactions} were mapped.";
        var debits = await desk.Db.Set<JournalSummary>().Where(s => s.JournalEntryId == entry.Id).SumAsync(s => s.Debit, desk.Token);
        return debits == entry.Debit ? null : $"The summary comes to {debits}, the lines to {entry.Debit} minor units.";
    }

    private static IEnumerable<JournalLine> Watched(IEnumerable<JournalLine> lines, int half, RunMilestones milestones)
    {
        foreach (var line in lines)
        {
            if (line.LineNo == half + 1) milestones.Reached(Milestone.HalfTheLines);
            yield return line;
        }
    }
}
