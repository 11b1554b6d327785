using BatchLedger.Transactions;

namespace BatchLedger.Posting;

/// <summary>A manual journal posts as it was typed. Its double entry is enforced here (S4.14); only a Statistical ledger takes it one-sided.</summary>
internal static class ManualJournal
{
    public static void Apply(PostingDraft draft)
    {
        var (transaction, debits, credits) = (draft.Transaction, 0L, 0L);
        foreach (var line in draft.LinesInOrder)
        {
            (debits, credits) = checked((debits + line.Debit, credits + line.Credit));
            Line(draft, line);
        }
        if (draft.Book.OneSidedAllowed)
        {
            if (debits != credits) draft.LeaveUnbalanced();
            return;
        }
        if (transaction.Lines.Count < 2) draft.AddBreaking(PostingFaults.TooFewLines(transaction));
        if (debits != credits) draft.AddBreaking(PostingFaults.OutOfBalance(transaction, debits, credits));
    }

    private static void Line(PostingDraft draft, TransactionLine line)
    {
        var transaction = draft.Transaction;
        if (line.Debit < 0 || line.Credit < 0) draft.AddBreaking(PostingFaults.LineIsNegative(transaction, line));
        else if (line.Debit != 0 && line.Credit != 0) draft.AddBreaking(PostingFaults.LineHasBothSides(transaction, line));

        var empty = line.Debit == 0 && line.Credit == 0;
        if (line.AccountId is null && !empty) draft.Add(PostingFaults.LineHasNoAccount(transaction, line));
        var words = line.Description.Length > 0 ? line.Description : draft.Words;
        draft.Add(new PostedLine(line.AccountId ?? PostingDraft.NoAccount, line.BranchId, line.DepartmentId, line.Debit, line.Credit, words));
    }
}
