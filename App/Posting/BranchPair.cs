using BatchLedger.Accounts;

namespace BatchLedger.Posting;

/// <summary>The mapping that covers an account in each direction between two branches; one of the two is enough.</summary>
internal readonly record struct MappingPair(InterBranchMapping? FromHome, InterBranchMapping? FromBranch)
{
    public bool IsMissing => FromHome is null && FromBranch is null;
}

/// <summary>The mappings between a transaction's home branch and another, looked for once and remembered by account.</summary>
internal sealed class BranchPair(InterBranchMapping[] fromHome, InterBranchMapping[] fromBranch)
{
    private readonly Dictionary<int, MappingPair> byAccount = [];

    public bool IsEmpty => fromHome.Length == 0 && fromBranch.Length == 0;

    /// <summary>By the account's code: the ranges of one direction do not overlap, so each direction has one at most.</summary>
    public MappingPair Covering(int id, string code)
    {
        if (!byAccount.TryGetValue(id, out var covering))
            byAccount[id] = covering = new(Array.Find(fromHome, mapping => mapping.Covers(code)), Array.Find(fromBranch, mapping => mapping.Covers(code)));
        return covering;
    }
}
