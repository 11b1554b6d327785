using System.Runtime.InteropServices;
using BatchLedger.Journals;
using BatchLedger.Refusals;

namespace BatchLedger.LedgerFiles;

/// <summary>What the lines come to while they pass: count, totals and hash, and one figure for each account, branch and department.
/// Its memory grows with the accounts, never with the lines.</summary>
internal sealed class LedgerTally : IDisposable
{
    private readonly LinesDigest digest = new();
    private readonly Dictionary<(int Account, int Branch, int? Department), Figures> totals = [];

    public int Count => digest.Count;
    public long Debit => digest.Debit;
    public long Credit => digest.Credit;

    public void Add(JournalLine line)
    {
        digest.Add(line);
        ref var total = ref CollectionsMarshal.GetValueRefOrAddDefault(totals, (line.AccountId, line.BranchId, line.DepartmentId), out _);
        total = checked(new(total.Lines + 1, total.Debit + line.Debit, total.Credit + line.Credit));
    }

    /// <summary>Asked once, after the last line: do they, and the stored summary, come to what the run wrote down? Refuses with Damaged.</summary>
    public Refusal? WhyDamaged(JournalEntry entry)
    {
        var isWhole = Count == entry.Lines && Debit == entry.Debit && Credit == entry.Credit && digest.Finish() == entry.LinesHash
            && entry.Summary.Count == totals.Count
            && entry.Summary.All(s => totals.GetValueOrDefault((s.AccountId, s.BranchId, s.DepartmentId)) == new Figures(s.Lines, s.Debit, s.Credit));
        return isWhole ? null : JournalRefusals.Damaged(entry, Count);
    }

    /// <summary>By account, branch and department code; lines without a department come first.</summary>
    public IReadOnlyList<SummaryRow> Rows(LedgerBook book) =>
    [
        .. totals.Select(total => new SummaryRow(book.Accounts[total.Key.Account], book.Branches[total.Key.Branch], book.Department(total.Key.Department), total.Value))
            .OrderBy(row => row.Account.Code, StringComparer.Ordinal).ThenBy(row => row.Branch, StringComparer.Ordinal).ThenBy(row => row.Department, StringComparer.Ordinal),
    ];

    public void Dispose() => digest.Dispose();
}

internal readonly record struct Figures(int Lines, long Debit, long Credit);

internal sealed record SummaryRow(Accounts.Account Account, string Branch, string Department, Figures Figures);
