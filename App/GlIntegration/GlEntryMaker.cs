using BatchLedger.Data;
using BatchLedger.GlConnections;
using BatchLedger.Journals;
using BatchLedger.Ledgers;
using BatchLedger.OutsideGl;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.GlIntegration;

/// <summary>What an entry is made of. Without the outside books it has neither customers nor vendors; enough to compare a copy with.</summary>
internal sealed record EntryOrder(string Key, JournalEntry Journal, GlConnection Connection)
{
    public required int MostLines { get; init; }
    public int Refusals { get; init; }
    public OutsideBooks? Books { get; init; }
}

/// <summary>The entry, or why there is none; and what should be known about it.</summary>
internal sealed record MadeEntry(GlEntry? Entry, IReadOnlyList<GlFinding> Findings);

/// <summary>Turns a posted journal into what goes out: its lines proven, its accounts and dimensions in the outside system's ids. Too many lines are told before any is read.</summary>
internal static class GlEntryMaker
{
    public static async Task<MadeEntry> MakeAsync(AppDbContext db, EntryOrder order, CancellationToken token)
    {
        var journal = order.Journal;
        if (await CountAsync(db, order, token) is var count && count > order.MostLines) return Blocked("TooManyLines", TooMany(order, count));
        if (JournalProof.WhyDamaged(db, journal, token) is { } damaged) return Blocked("Damaged", damaged.Message);

        var words = await EntryWords.ReadAsync(db, order, token);
        var lines = order.Connection.Lines is SentLines.EveryLine
            ? LineReader.Read(db, journal.Id, token).Select(words.Line).ToList()
            : await SummaryAsync(db, journal.Id, words, token);
        if (lines.Sum(line => line.Debit) != journal.Debit || lines.Sum(line => line.Credit) != journal.Credit)
            return Blocked("Damaged", $"The summary of journal {journal.Number} does not come to its totals. Nothing was done with it. Reopen the batch and create the ledger anew, and tell the operator.");

        var entry = new GlEntry
        {
            Key = order.Key, Refusals = order.Refusals, Number = journal.Number, Date = words.Batch.Date, Memo = words.Batch.Name, Currency = journal.Currency,
            CurrencyId = order.Books?.CurrencyId(journal.Currency), Lines = lines,
        };
        return new MadeEntry(entry, words.LeftOut());
    }

    private static Task<int> CountAsync(AppDbContext db, EntryOrder order, CancellationToken token) => order.Connection.Lines is SentLines.EveryLine
        ? Task.FromResult(order.Journal.Lines)
        : db.Set<JournalSummary>().Where(s => s.JournalEntryId == order.Journal.Id).SumAsync(s => (s.Debit > 0 ? 1 : 0) + (s.Credit > 0 ? 1 : 0), token);

    // Debits and credits of an account stay apart, as they do in the files.
    private static async Task<List<GlEntryLine>> SummaryAsync(AppDbContext db, int journalId, EntryWords words, CancellationToken token)
    {
        var lines = new List<GlEntryLine>();
        var rows = await db.Set<JournalSummary>().AsNoTracking().Where(s => s.JournalEntryId == journalId).OrderBy(s => s.Ordinal).ToListAsync(token);
        foreach (var row in rows)
            foreach (var (debit, credit) in new[] { (row.Debit, 0L), (0L, row.Credit) })
                if (debit + credit > 0)
                    lines.Add(words.Line(new JournalLine { LineNo = lines.Count + 1, AccountId = row.AccountId, BranchId = row.BranchId, DepartmentId = row.DepartmentId, Debit = debit, Credit = credit, Description = words.Batch.Name }));
        return lines;
    }

    private static string TooMany(EntryOrder order, int count) =>
        $"Journal {order.Journal.Number} has {count:N0} lines to send; {order.Connection.System.InWords()} takes {order.MostLines:N0} in one journal. "
        + (order.Connection.Lines is SentLines.EveryLine ? "Let the connection send summaries instead of every line, or make smaller batches." : "Make smaller batches: a journal is not split.");

    private static MadeEntry Blocked(string code, string message) => new(null, [new GlFinding(code, message)]);
}
