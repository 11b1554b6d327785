using System.Runtime.InteropServices;
using BatchLedger.Journals;
using BatchLedger.Refusals;

namespace BatchLedger.LedgerBooks;

/// <summary>What the lines come to while they pass: count, totals and hash, and one figure for each account, branch and department.
/// Its memory grows with the accounts, never with the lines.</summary>
internal sealed class LedgerTally : IDisposable
{
    private readonly LinesDigest digest = new();
    private readonly Dictionary<(int Account, int Branch, int? Department), Figures> totals = [];

    public Figures All => new(Count, Debit, Credit);
    public int Count => digest.Count;
    public long Debit => digest.Debit;
    public long Credit => digest.Credit;

    public void Add(JournalLine line)
    {
        digest.Add(line);
        ref var total = ref CollectionsMarshal.GetValueRefOrAddDefault(totals, (line.AccountId, line.BranchId, line.DepartmentId), out _);
        total += new Figures(1, line.Debit, line.Credit);
    }

    /// <summary>Asked once, after the last line: do they, and the stored summary, come to what the run wrote down? Refuses with Damaged.</summary>
    public Refusal? WhyDamaged(JournalEntry entry)
    {
        var isWhole = Count == entry.Lines && Debit == entry.Debit && Credit == entry.Credit && digest.Finish() == entry.LinesHash
            && entry.Summary.Count == totals.Count
            && entry.Summary.All(s => totals.GetValueOrDefault((s.AccountId, s.BranchId, s.DepartmentId)) == new Figures(s.Lines, s.Debit, s.Credit));
        return isWhole ? null : JournalRefusals.Damaged(entry, Count);
    }

    public IReadOnlyList<SummaryRow> Rows(LedgerChapter chapter)
    {
        var book = chapter.Book;
        return
        [
            .. SummaryRow.InOrder(totals.Select(total => new SummaryRow(chapter.Batch.Number, chapter.Ledger.Code, book.Accounts[total.Key.Account])
            {
                Branch = book.Branches[total.Key.Branch], Department = book.Department(total.Key.Department), Figures = total.Value,
            })),
        ];
    }

    public void Dispose() => digest.Dispose();
}
