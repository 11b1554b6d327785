namespace BatchLedger.Posting;

/// <summary>Keeps every branch in balance: what one branch posted on behalf of another, it owes or is owed.
/// A branch's lines are taken together by the mapping whose range covers their accounts, and each such part is settled on that mapping's accounts.</summary>
internal static class BranchBalancing
{
    public static void Apply(PostingDraft draft)
    {
        if (!draft.IsWhole || !draft.Balances || IsOfOneBranch(draft)) return;

        var parts = Parts(draft);
        // What is missing is named before a line is added that no mapping need cover.
        foreach (var part in parts)
            if (part.By.IsMissing && Owes(part, parts)) NameMissing(draft, part.Branch);
        foreach (var part in parts)
            if (!part.By.IsMissing && Owes(part, parts)) Settle(draft, part);
    }

    private static bool IsOfOneBranch(PostingDraft draft)
    {
        foreach (ref readonly var line in draft.Lines)
            if (line.BranchId != draft.Lines[0].BranchId) return false;
        return true;
    }

    // Debits less credits of the branches that are not at home, in the order in which the lines name them.
    private static List<Part> Parts(PostingDraft draft)
    {
        var (parts, home) = (new List<Part>(), draft.HomeBranch);
        foreach (ref readonly var line in draft.Lines)
        {
            if (line.BranchId == home) continue;
            var (branch, by) = (line.BranchId, Covering(draft, (home, line.BranchId), line.AccountId));
            var at = parts.FindIndex(known => known.Branch == branch && known.By == by);
            if (at < 0) parts.Add(new(branch, by, line.Signed));
            else parts[at] = parts[at] with { Excess = checked(parts[at].Excess + line.Signed) };
        }
        return parts;
    }

    private static MappingPair Covering(PostingDraft draft, (int Home, int Branch) pair, int accountId) =>
        draft.Book.Accounts.TryGetValue(accountId, out var account) ? draft.Book.Between(pair.Home, pair.Branch).Covering(accountId, account.Code) : default;

    // A branch that is even as a whole owes nothing, whatever its accounts.
    private static bool Owes(Part of, List<Part> parts)
    {
        var excess = 0L;
        foreach (var part in parts)
            if (part.Branch == of.Branch) excess = checked(excess + part.Excess);
        return excess != 0 && of.Excess != 0;
    }

    // A line whose account is missing was named before; it tells nothing of the mapping, unless there is none at all.
    private static void NameMissing(PostingDraft draft, int branchId)
    {
        var (transaction, book, homeId) = (draft.Transaction, draft.Book, draft.HomeBranch);
        var (home, branch) = (book.Branches[homeId], book.Branches[branchId]);
        foreach (ref readonly var line in draft.Lines)
        {
            if (line.BranchId != branchId) continue;
            if (!book.Accounts.TryGetValue(line.AccountId, out var account))
            {
                if (book.Between(homeId, branchId).IsEmpty) draft.Add(PostingFaults.NoInterBranchMapping(transaction, home, branch));
            }
            else if (book.Between(homeId, branchId).Covering(line.AccountId, account.Code).IsMissing)
                draft.Add(PostingFaults.NoInterBranchMapping(transaction, (home, branch), account));
        }
    }

    // A branch with more debits has something that the other's books paid for: it owes the other.
    private static void Settle(PostingDraft draft, Part part)
    {
        var (excess, homeId) = (part.Excess, draft.HomeBranch);
        var (home, branch) = (draft.Book.Branches[homeId], draft.Book.Branches[part.Branch]);
        var (homeAccount, branchAccount) = Accounts(part);
        var (toHome, toBranch) = excess > 0 ? ($"Due to {home.Code}", $"Due from {branch.Code}") : ($"Due from {home.Code}", $"Due to {branch.Code}");
        draft.Add(new PostedLine(branchAccount, part.Branch, null, 0, 0, toHome).WithSigned(checked(-excess)));
        draft.Add(new PostedLine(homeAccount, homeId, null, 0, 0, toBranch).WithSigned(excess));
    }

    // The mapping runs from whom is owed to who owes. One serves both ways: without one of its own direction, the accounts of the other take the opposite side.
    private static (int OfHome, int OfBranch) Accounts(Part part)
    {
        var (fromHome, fromBranch) = part.By;
        var direct = part.Excess > 0 ? fromHome ?? fromBranch! : fromBranch ?? fromHome!;
        return direct == fromHome ? (direct.DueFromAccountId, direct.DueToAccountId) : (direct.DueToAccountId, direct.DueFromAccountId);
    }

    private readonly record struct Part(int Branch, MappingPair By, long Excess);
}
