using BatchLedger.Refusals;

namespace BatchLedger.Journals;

/// <summary>Every "no" about journal entries.</summary>
public static class JournalRefusals
{
    public static Refusal Damaged(JournalEntry entry, int lines) => new Refusal("Journal.Damaged",
        $"The lines of journal {entry.Number} are not those its run wrote ({lines:N0} of {entry.Lines:N0} lines, or other contents). Nothing was done with it. Reopen the batch and create the ledger anew, and tell the operator.")
        .With(new RecordLink(entry.Number, entry.Address));
}
