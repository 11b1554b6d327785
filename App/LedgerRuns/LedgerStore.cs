using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.Journals;
using BatchLedger.LedgerMaking;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.LedgerRuns;

/// <summary>Writes the journal entry of a batch and proves, inside the same transaction, that what lies in the table is what was meant.</summary>
internal static class LedgerStore
{
    /// <summary>Throws when the batch is no longer what was read, or its period was closed.</summary>
    public static async Task<JournalEntry> CreateAsync(Desk desk, Batch batch, LedgerRun run, LedgerResult made, RunMilestones milestones)
    {
        if (BatchSource.Hash(desk.Db, batch.Id) != made.InputHash) throw new InvalidOperationException("The batch changed while its ledger was being made.");
        if (await desk.HoldPeriodAsync(batch) is { IsOpen: false } closed) throw new InvalidOperationException(BatchRefusals.PeriodClosed(closed).Message);
        var spool = made.Spool;
        var entry = new JournalEntry
        {
            Number = await desk.NextNumberAsync("J"), CompanyId = batch.CompanyId, BatchId = batch.Id, LedgerId = batch.LedgerId,
            FiscalPeriodId = batch.FiscalPeriodId, RunId = run.Id, PostingVersion = made.PostingVersion, Currency = made.Currency,
            CreatedAt = desk.Now, Transactions = made.Transactions, Lines = spool.Count, Debit = spool.Debit, Credit = spool.Credit, LinesHash = made.LinesHash,
        };
        desk.Db.Add(entry);
        await desk.Db.SaveAsync(desk);
        LineWriter.Write(desk.Db, Watched(spool.Lines(entry.Id), spool.Count / 2, milestones));
        LineWriter.Write(desk.Db, made.Totals.Select((total, index) => new JournalSummary
        {
            JournalEntryId = entry.Id, Ordinal = index + 1, AccountId = total.AccountId, BranchId = total.BranchId, DepartmentId = total.DepartmentId,
            Lines = total.Lines, Debit = total.Debit, Credit = total.Credit,
        }));
        batch.LedgerCreated(entry.Id, desk.Now);
        return entry;
    }

    /// <summary>Balance alone does not see a line written twice. Beside <see cref="JournalProof"/> (count, totals, hash): the transactions that have lines, and the summary.</summary>
    public static async Task<string?> WhyNotWholeAsync(Desk desk, JournalEntry entry, LedgerResult made)
    {
        var transactions = await desk.Db.JournalLines.Where(l => l.JournalEntryId == entry.Id).Select(l => l.TransactionId).Distinct().CountAsync(desk.Token);
        if (transactions != made.Spool.Transactions) return $"{transactions} transactions have lines, {made.Spool.Transactions} were mapped.";
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
