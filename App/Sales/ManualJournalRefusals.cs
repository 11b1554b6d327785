using BatchLedger.Currencies;
using BatchLedger.Refusals;

namespace BatchLedger.Sales;

/// <summary>Every "no" that only a manual journal meets.</summary>
public static class ManualJournalRefusals
{
    public static Refusal TooFewLines(int least) => new("ManualJournal.TooFewLines",
        $"A manual journal needs at least {(least == 1 ? "one line" : "two lines")}.");

    public static Refusal AccountMissing(int line) => new("ManualJournal.AccountMissing", $"Line {line}: choose an account.");

    public static Refusal NotOneSide(int line) => new("ManualJournal.NotOneSide", $"Line {line}: enter a debit or a credit, and not both.");

    public static Refusal Unbalanced(Money debits, Money credits) => new("ManualJournal.Unbalanced",
        $"Debits {debits}, credits {credits}, difference {debits - credits}. A manual journal must balance.");

    public static Refusal LedgerTakesJournalsOnly(string batch, string ledger) => new("ManualJournal.LedgerTakesJournalsOnly",
        $"Batch {batch} posts to the statistical ledger {ledger}, which takes manual journals only.");
}
