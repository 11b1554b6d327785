using System.Globalization;
using BatchLedger.Refusals;

namespace BatchLedger.FiscalPeriods;

/// <summary>Every "no" about fiscal years.</summary>
public static class FiscalPeriodsRefusals
{
    public static Refusal StartMissing => new("FiscalPeriods.StartMissing", "Enter the day on which the fiscal year starts.");

    public static Refusal StartOutOfRange(DateOnly start) => new("FiscalPeriods.StartOutOfRange",
        $"A fiscal year cannot start on {In(start)}. Choose a day between 01 Jan 1900 and 31 Dec 2199.");

    public static Refusal PeriodCount(int periods) => new("FiscalPeriods.PeriodCount",
        $"A fiscal year has 1 to {FiscalCalendar.MostPeriods} periods; you asked for {periods.ToString(CultureInfo.InvariantCulture)}. 12 are usual.");

    public static Refusal Overlap(DateOnly start, FiscalYear year, FiscalYear last) => new("FiscalPeriods.Overlap",
        $"{In(start)} lies in fiscal year {year.Name} ({In(year.Start)} – {In(year.End)}). The next year starts on {In(last.End.AddDays(1))}.");

    public static Refusal Gap(DateOnly start, FiscalYear last) => new("FiscalPeriods.Gap",
        $"A year that starts on {In(start)} would leave a gap. Fiscal year {last.Name} ends on {In(last.End)}, so the next one starts on {In(last.End.AddDays(1))}.");

    public static Refusal TooEarly(DateOnly start, FiscalYear first, FiscalYear last) => new("FiscalPeriods.TooEarly",
        $"{In(start)} is before the first fiscal year, {first.Name}, which starts on {In(first.Start)}. Years are added at the end: the next one starts on {In(last.End.AddDays(1))}.");

    private static string In(DateOnly day) => day.ToString("dd MMM yyyy", CultureInfo.InvariantCulture);
}
