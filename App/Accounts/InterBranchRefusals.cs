using BatchLedger.Features;
using BatchLedger.Ledgers;
using BatchLedger.Refusals;

namespace BatchLedger.Accounts;

/// <summary>Every "no" about what branches owe each other, and about the ledger they post to.</summary>
public static class InterBranchRefusals
{
    public static Refusal MultibranchOff => FeatureRefusals.Off(Feature.Multibranch, "A mapping between branches");

    public static Refusal BranchMissing => new("InterBranch.BranchMissing", "Choose both branches.");

    public static Refusal BranchStrange => new("InterBranch.BranchStrange", "A branch does not belong to this company. Choose two of the company's branches.");

    public static Refusal SameBranch(Branch branch) => new("InterBranch.SameBranch", $"Both branches are {branch.Code}. A branch owes itself nothing; choose two.");

    public static Refusal BranchesAreFixed => new("InterBranch.BranchesAreFixed", "A mapping keeps its branches. Delete it, and add the other.");

    public static Refusal RangeReversed(string from, string to) => new("InterBranch.RangeReversed",
        $"The range begins at {from}, after its end at {to}. Codes are compared sign by sign, so that 10 stands before 9. Exchange the two.");

    public static Refusal RangesOverlap(InterBranchDraft draft, InterBranchMapping other, (Branch From, Branch To) branches) => new("InterBranch.RangesOverlap",
        $"{(draft is { AccountFrom: "", AccountTo: "" } ? "A range over" : "Range")} {AccountRange.Words(draft.AccountFrom, draft.AccountTo)} overlaps {other.Range()} of {branches.From.Code} → {branches.To.Code}. Change one of them.");

    public static Refusal AccountMissing(string part) => new("InterBranch.AccountMissing", $"{part}: choose an account.");

    /// <summary>Due-from and due-to are what is held and owed at a day.</summary>
    public static Refusal AccountOfWrongType(string part, Account account) => new Refusal("InterBranch.AccountOfWrongType",
        $"{part}: account {account.Code} {account.Name} is of the type {account.Type}. What branches owe each other stands on an Asset or a Liability.")
        .With(new RecordLink($"Account {account.Code}", AccountsRefusals.Address(account.Code)));

    public static Refusal LedgerStrange(Branch branch) => new("InterBranch.LedgerStrange",
        $"Branch {branch.Code}: the ledger does not belong to this company. Choose one of the company's Actual ledgers.");

    public static Refusal LedgerNotActual(Branch branch, Ledger ledger) => new("InterBranch.LedgerNotActual",
        $"Branch {branch.Code}: ledger {ledger.Code} is of the type {ledger.Type}. Sales post to an Actual ledger; choose one.");
}
