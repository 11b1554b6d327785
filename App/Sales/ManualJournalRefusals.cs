using BatchLedger.Accounts;
using BatchLedger.Currencies;
using BatchLedger.Refusals;

namespace BatchLedger.Sales;

/// <summary>Every "no" that only a manual journal meets.</summary>
public static class ManualJournalRefusals
{
    public static Refusal TooFewLines(int least) => new("ManualJournal.TooFewLines",
        $"A manual journal needs at least {(least == 1 ? "one line" : "two lines")}.");

    public static Refusal AccountMissing(int line) => new("ManualJournal.AccountMissing", $"Line {line}: choose an account.");

    public static Refusal AccountUnread(int line, string typed) => new("ManualJournal.AccountUnread",
        $"Line {line}: no account of this batch is “{typed}”, or several are. Choose one from the list, or type its code.");

    public static Refusal AmountUnread(int line, string typed) => new("ManualJournal.AmountUnread", $"Line {line}: “{typed}” is not an amount that can stand there. Correct it.");

    public static Refusal NotOneSide(int line) => new("ManualJournal.NotOneSide", $"Line {line}: enter a debit or a credit, and not both.");

    public static Refusal QuantityMissing(int line) => new("ManualJournal.QuantityMissing",
        $"Line {line}: enter the quantity. What is taken away is below zero.");

    public static Refusal Unbalanced(Money debits, Money credits) => new("ManualJournal.Unbalanced",
        $"Debits {debits}, credits {credits}, difference {debits - credits}. A manual journal must balance.");

    public static Refusal ReversesTooEarly(DateOnly date, DateOnly on) => new("ManualJournal.ReversesTooEarly",
        $"The journal is of {Day(date)}; it cannot reverse by itself on {Day(on)}. Choose a later day, or leave it empty.");

    public static Refusal LedgerTakesJournalsOnly(string batch, string ledger) => new("ManualJournal.LedgerTakesJournalsOnly",
        $"Batch {batch} posts to the statistical ledger {ledger}, which takes manual journals only.");

    public static Refusal AccountOfOtherKind(int line, Account account, string place) => new Refusal("ManualJournal.AccountOfOtherKind",
        account.Type is AccountType.Statistical
            ? $"Line {line}: account {account.Code} {account.Name} counts {account.Unit ?? "units"}; it takes no money. Choose another account."
            : $"Line {line}: account {account.Code} {account.Name} keeps money; {place} counts units. Choose a Statistical account.")
        .With(new RecordLink($"Account {account.Code}", AccountsRefusals.Address(account.Code)));

    internal static string Day(DateOnly date) => date.ToString("dd MMM yyyy", System.Globalization.CultureInfo.CurrentCulture);
}
