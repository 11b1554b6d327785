using BatchLedger.Refusals;
using BatchLedger.Transactions;

namespace BatchLedger.Sales;

/// <summary>Every "no" about taking a manual journal back.</summary>
public static class ReversalRefusals
{
    public static Refusal NotAJournal(Transaction found) => new Refusal("Reversal.NotAJournal",
        $"{found.Title()} is not a manual journal. Only manual journals are reversed; take {found.Kind.WithArticle()} back in its own way.").With(SalesRefusals.Link(found));

    public static Refusal AlreadyReversed(Transaction journal, Transaction by) => new Refusal("Reversal.AlreadyReversed",
        $"{journal.Title()} is reversed by {by.Number} of {ManualJournalRefusals.Day(by.Date)}. Remove {by.Number} first.").With(SalesRefusals.Link(by));

    public static Refusal Recognises(Transaction journal) => new("Reversal.Recognises",
        $"{journal.Title()} recognises deferred revenue, line by line of its invoices, and cannot be reversed. Remove it; then the revenue is due again.");

    public static Refusal BeforeJournal(Transaction journal, DateOnly date) => new("Reversal.BeforeJournal",
        $"{journal.Title()} is of {ManualJournalRefusals.Day(journal.Date)}; its reversal cannot be of {ManualJournalRefusals.Day(date)}. Choose that day or a later one.");

    public static Refusal PeriodMissing(DateOnly date) => new Refusal("Reversal.PeriodMissing",
        $"No fiscal period covers {ManualJournalRefusals.Day(date)}. Generate its fiscal year, or choose another day.").With(new RecordLink("Fiscal periods", "/fiscal-years"));

    public static Refusal OtherLedger(Transaction journal, string batch) => new("Reversal.OtherLedger",
        $"{journal.Title()} and batch {batch} post to different ledgers. Choose a batch of the same ledger.");

    /// <summary>Its lines are those of its journal, so they are not edited.</summary>
    public static Refusal IsReversal(Transaction reversal) => new("Reversal.IsReversal",
        $"{reversal.Title()} is a reversal, and its lines follow its journal. Remove it and reverse the journal anew.");
}
