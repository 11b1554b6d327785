using System.Runtime.InteropServices;
using BatchLedger.Journals;

namespace BatchLedger.Audits;

/// <summary>Adds up the lines of one journal as they come.</summary>
internal sealed class LineTally : IDisposable
{
    private readonly LinesDigest digest = new();
    private readonly Dictionary<(int Account, int Branch, int? Department), (int Lines, long Debit, long Credit)> totals = [];

    public int Count => digest.Count;
    public long Debit => digest.Debit;
    public long Credit => digest.Credit;
    public int? FirstWithoutOneSide { get; private set; }
    public int? FirstMisnumbered { get; private set; }

    public IEnumerable<(int Branch, long Excess)> BranchesOutOfBalance => totals.GroupBy(total => total.Key.Branch)
        .Select(branch => (branch.Key, Excess: branch.Sum(total => total.Value.Debit - total.Value.Credit))).Where(branch => branch.Excess != 0);

    public void Add(JournalLine line)
    {
        digest.Add(line);
        if (line.LineNo != digest.Count) FirstMisnumbered ??= line.LineNo;
        if (line.Debit < 0 || line.Credit < 0 || (line.Debit == 0) == (line.Credit == 0)) FirstWithoutOneSide ??= line.LineNo;

        ref var total = ref CollectionsMarshal.GetValueRefOrAddDefault(totals, (line.AccountId, line.BranchId, line.DepartmentId), out _);
        total = checked((total.Lines + 1, total.Debit + line.Debit, total.Credit + line.Credit));
    }

    public string FinishHash() => digest.Finish();

    public string? WhySummaryDiffers(JournalEntry entry)
    {
        if (entry.Summary.Count != totals.Count) return $"The summary has {entry.Summary.Count} figures, the lines make {totals.Count}.";
        foreach (var told in entry.Summary)
        {
            totals.TryGetValue((told.AccountId, told.BranchId, told.DepartmentId), out var counted);
            if (counted != (told.Lines, told.Debit, told.Credit)) return $"Figure {told.Ordinal} of the summary is not the sum of its lines.";
        }
        return null;
    }

    public void Dispose() => digest.Dispose();
}
