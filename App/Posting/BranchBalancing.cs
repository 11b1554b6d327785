namespace BatchLedger.Posting;

/// <summary>Keeps every branch in balance: what one branch posted on behalf of another, it owes or is owed.</summary>
internal static class BranchBalancing
{
    public static void Apply(PostingDraft draft)
    {
        if (!draft.IsWhole || !draft.Balances || IsOfOneBranch(draft)) return;

        var home = draft.HomeBranch;
        foreach (var (branch, excess) in Excesses(draft))
            if (branch != home && excess != 0) Settle(draft, (branch, home), excess);
    }

    private static bool IsOfOneBranch(PostingDraft draft)
    {
        foreach (ref readonly var line in draft.Lines)
            if (line.BranchId != draft.Lines[0].BranchId) return false;
        return true;
    }

    // Debits less credits of each branch, in the order in which the lines name them.
    private static List<(int Branch, long Excess)> Excesses(PostingDraft draft)
    {
        var excesses = new List<(int Branch, long Excess)>();
        foreach (ref readonly var line in draft.Lines)
        {
            var branch = line.BranchId;
            var at = excesses.FindIndex(known => known.Branch == branch);
            if (at < 0) excesses.Add((branch, line.Signed));
            else excesses[at] = (branch, checked(excesses[at].Excess + line.Signed));
        }
        return excesses;
    }

    // A branch with more debits has something that the other's books paid for: it owes the other.
    private static void Settle(PostingDraft draft, (int Branch, int Home) of, long excess)
    {
        var (creditor, debtor) = excess > 0 ? (of.Home, of.Branch) : (of.Branch, of.Home);
        var (branch, home) = (draft.Book.Branches[of.Branch], draft.Book.Branches[of.Home]);
        if (Accounts(draft.Book, creditor, debtor) is not var (ofCreditor, ofDebtor))
        {
            draft.Add(PostingFaults.NoInterBranchMapping(draft.Transaction, home, branch));
            return;
        }

        var (toHome, toBranch) = excess > 0 ? ($"Due to {home.Code}", $"Due from {branch.Code}") : ($"Due from {home.Code}", $"Due to {branch.Code}");
        var (branchAccount, homeAccount) = excess > 0 ? (ofDebtor, ofCreditor) : (ofCreditor, ofDebtor);
        draft.Add(new PostedLine(branchAccount, of.Branch, null, 0, 0, toHome).WithSigned(checked(-excess)));
        draft.Add(new PostedLine(homeAccount, of.Home, null, 0, 0, toBranch).WithSigned(excess));
    }

    // One mapping serves both ways: without one of its own direction, the accounts of the other take the opposite side.
    private static (int OfCreditor, int OfDebtor)? Accounts(PostingBook book, int creditor, int debtor)
    {
        if (book.MappingBetween(creditor, debtor) is { } mapping) return (mapping.DueFromAccountId, mapping.DueToAccountId);
        if (book.MappingBetween(debtor, creditor) is { } reverse) return (reverse.DueToAccountId, reverse.DueFromAccountId);
        return null;
    }
}
