using BatchLedger.Refusals;

namespace BatchLedger.Posting;

/// <summary>One side of one account, in minor units of the base currency. Exactly one of the two sides is over 0.</summary>
public readonly record struct PostedLine(int AccountId, int BranchId, int? DepartmentId, long Debit, long Credit, string Description)
{
    /// <summary>Over 0 in debit, under 0 in credit.</summary>
    internal long Signed => Debit - Credit;

    internal PostedLine WithSigned(long signed) => signed < 0 ? this with { Debit = 0, Credit = checked(-signed) } : this with { Debit = signed, Credit = 0 };
}

/// <summary>The lines of one transaction in their fixed order, or everything that keeps it from having lines. Never both.</summary>
public sealed record PostingResult(IReadOnlyList<PostedLine> Lines, IReadOnlyList<Fault> Faults)
{
    public bool IsClean => Faults.Count == 0;
}
