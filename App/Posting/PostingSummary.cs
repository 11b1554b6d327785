using System.Runtime.InteropServices;

namespace BatchLedger.Posting;

/// <summary>One account, branch and department in one figure, debits and credits kept apart.</summary>
public readonly record struct PostingTotal(int AccountId, int BranchId, int? DepartmentId, int Lines, long Debit, long Credit);

/// <summary>Folds posted lines into totals as they come; their order does not matter.</summary>
public sealed class PostingSummary
{
    private readonly Dictionary<(int Account, int Branch, int? Department), PostingTotal> totals = [];

    public static IReadOnlyList<PostingTotal> Of(IEnumerable<PostedLine> lines, PostingBook book)
    {
        var summary = new PostingSummary();
        summary.Add(lines);
        return summary.Totals(book);
    }

    public void Add(IEnumerable<PostedLine> lines)
    {
        foreach (var line in lines) Add(line);
    }

    public void Add(PostedLine line)
    {
        ref var total = ref CollectionsMarshal.GetValueRefOrAddDefault(totals, (line.AccountId, line.BranchId, line.DepartmentId), out _);
        total = checked(new PostingTotal(line.AccountId, line.BranchId, line.DepartmentId, total.Lines + 1, total.Debit + line.Debit, total.Credit + line.Credit));
    }

    /// <summary>By account code, branch code and department code; lines without a department come first.</summary>
    public IReadOnlyList<PostingTotal> Totals(PostingBook book) =>
    [
        .. totals.Values
            .OrderBy(total => book.Accounts[total.AccountId].Code, StringComparer.Ordinal)
            .ThenBy(total => book.Branches[total.BranchId].Code, StringComparer.Ordinal)
            .ThenBy(total => DepartmentCode(total.DepartmentId, book), StringComparer.Ordinal)
            .ThenBy(total => total.DepartmentId),
    ];

    private static string DepartmentCode(int? id, PostingBook book) =>
        id is { } known && book.Departments.TryGetValue(known, out var department) ? department.Code : "";
}
