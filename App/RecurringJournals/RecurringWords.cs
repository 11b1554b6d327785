using System.Globalization;

namespace BatchLedger.RecurringJournals;

public static class RecurringWords
{
    public static string InWords(this Frequency frequency) => frequency switch
    {
        Frequency.MonthEnd => "Monthly, on the last day",
        Frequency.Monthly => "Monthly, on the day of the first",
        _ => frequency.ToString(),
    };

    public static string InWords(this RecurringJournal journal) => journal.Frequency switch
    {
        Frequency.Weekly => $"Every {journal.First.ToString("dddd", CultureInfo.CurrentCulture)}",
        Frequency.Monthly => $"Monthly on day {journal.First.Day}",
        Frequency.MonthEnd => "Monthly on the last day",
        Frequency.Quarterly => $"Quarterly on day {journal.First.Day}",
        _ => $"Yearly on {journal.First.ToString("dd MMM", CultureInfo.CurrentCulture)}",
    };
}
