using BatchLedger.Currencies;
using BatchLedger.Journals;
using BatchLedger.Ledgers;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Audits;

/// <summary>Every journal, superseded ones too, line by line: sides, numbers, balance, totals, summary and hash.</summary>
internal sealed class JournalChecks
{
    private readonly Check sides, numbers, balance, whole, summary;
    private readonly Dictionary<int, LedgerType> ledgers;
    private readonly HashSet<int> balancedByBranch;

    private JournalChecks(Audit audit, Dictionary<int, LedgerType> ledgers, HashSet<int> balancedByBranch)
    {
        (this.ledgers, this.balancedByBranch) = (ledgers, balancedByBranch);
        sides = audit.Check("Each journal line is a debit or a credit, over 0");
        numbers = audit.Check("The lines of each journal are numbered without a gap");
        balance = audit.Check("Each journal balances, and each branch where the company asks for it");
        whole = audit.Check("Each journal has the lines, totals and hash that its run wrote");
        summary = audit.Check("Each summary is the sum of its lines");
    }

    public static async Task RunAsync(Audit audit)
    {
        var db = audit.Db;
        var checks = new JournalChecks(audit,
            await db.Ledgers.ToDictionaryAsync(l => l.Id, l => l.Type, audit.Token),
            [.. await db.Companies.Where(c => c.Type == CompanyType.WithBranchesRequiringBalancing).Select(c => c.Id).ToListAsync(audit.Token)]);
        await foreach (var entry in JournalPages.AllAsync(audit))
        {
            using var tally = new LineTally();
            await foreach (var line in JournalPages.LinesAsync(audit, entry)) tally.Add(line);
            checks.Look(entry, tally);
        }
    }

    private void Look(JournalEntry entry, LineTally tally)
    {
        sides.Looked += tally.Count;
        numbers.Looked += tally.Count;
        balance.Looked++;
        whole.Looked++;
        summary.Looked++;

        if (tally.FirstWithoutOneSide is { } line) sides.Add(Of(entry, $"Line {line} is not exactly one of debit and credit, over 0."));
        if (tally.FirstMisnumbered is { } number) numbers.Add(Of(entry, $"A line has the number {number}; the lines before it end elsewhere."));
        Balance(entry, tally);
        Whole(entry, tally);
        if (tally.WhySummaryDiffers(entry) is { } difference) summary.Add(Of(entry, difference));
    }

    // A statistical or budget book has one side only where somebody wants it so.
    private void Balance(JournalEntry entry, LineTally tally)
    {
        if (ledgers.GetValueOrDefault(entry.LedgerId) is LedgerType.Statistical or LedgerType.Budget) return;
        if (tally.Debit != tally.Credit) balance.Add(Of(entry, $"Debits come to {Money(tally.Debit, entry)}, credits to {Money(tally.Credit, entry)}."));
        // What was superseded may be of a time when the company did not ask for it.
        if (entry.State is JournalEntryState.Superseded || !balancedByBranch.Contains(entry.CompanyId)) return;
        foreach (var (branch, excess) in tally.BranchesOutOfBalance)
            balance.Add(Of(entry, $"Branch {branch} has {Money(excess, entry)} more in debits than in credits."));
    }

    private void Whole(JournalEntry entry, LineTally tally)
    {
        var hash = tally.FinishHash();
        if (tally.Count != entry.Lines) whole.Add(Of(entry, $"{tally.Count:N0} lines are there, its run wrote {entry.Lines:N0}."));
        else if (tally.Debit != entry.Debit || tally.Credit != entry.Credit)
            whole.Add(Of(entry, $"The lines come to {Money(tally.Debit, entry)} and {Money(tally.Credit, entry)}, its run wrote {Money(entry.Debit, entry)} and {Money(entry.Credit, entry)}."));
        else if (hash != entry.LinesHash) whole.Add(Of(entry, "A line was changed after its run wrote it: the hash differs."));
    }

    private static Fault Of(JournalEntry entry, string message) => new(entry.Number, message, entry.Address);

    private static Money Money(long minor, JournalEntry entry) => new(minor, entry.Currency);
}
