using System.Globalization;
using BatchLedger.FiscalPeriods;
using BatchLedger.Refusals;

namespace BatchLedger.RecurringJournals;

/// <summary>Every "no" about journals that make themselves.</summary>
public static class RecurringRefusals
{
    public static Refusal FirstMissing => new("Recurring.FirstMissing", "Choose the first day on which it is due, from 2000 to 2100.");

    public static Refusal UntilTooEarly(DateOnly first, DateOnly until) => new("Recurring.UntilTooEarly",
        $"It is due first on {Day(first)} and cannot end on {Day(until)}. Choose a later day, or leave the end empty.");

    /// <summary>Other days would count from the first one again, and what was made would be made twice.</summary>
    public static Refusal MadeUpTo(RecurringJournal journal, DateOnly last) => new("Recurring.MadeUpTo",
        $"{journal.Name} was made up to {Day(last)}. To make it on other days, choose a first day after that.");

    public static Refusal NotForJournals(string ledger) => new("Recurring.NotForJournals",
        $"Ledger {ledger} takes no journals. Choose an Actual or a Statistical ledger of the company.");

    /// <summary>Why one waits. Nobody chooses a period for it.</summary>
    public static Refusal PeriodClosed(FiscalPeriod period, DateOnly day) => new("Recurring.PeriodClosed",
        $"Fiscal period {period.Name} is closed. The journal of {Day(day)} is made once it is reopened.");

    public static Refusal NothingDue(DateOnly? next) => new("Recurring.NothingDue", next is { } day
        ? $"Nothing is due today. The next is due on {Day(day)}."
        : "Nothing is due today, and no journal is coming.");

    /// <summary>What nobody foresaw.</summary>
    public static Refusal Unexpected => new("Recurring.Unexpected",
        "It could not be made because of an unexpected fault, which is in the log of the program. It is tried again with the next pass.");

    /// <summary>Not for the screen: somebody was quicker, or it is not due any more. Nothing is left to do.</summary>
    public static Refusal NoLongerDue => new("Recurring.NoLongerDue", "It was made a moment ago, or is not due any more.");

    internal static string Day(DateOnly date) => date.ToString("dd MMM yyyy", CultureInfo.CurrentCulture);
}
