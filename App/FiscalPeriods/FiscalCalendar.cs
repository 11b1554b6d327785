using System.Globalization;

namespace BatchLedger.FiscalPeriods;

/// <summary>Cuts a year into periods: no gap, no overlap. Knows no database and no clock.</summary>
public static class FiscalCalendar
{
    /// <summary>A period for each week, and one more for the days that remain.</summary>
    public const int MostPeriods = 53;

    public static FiscalYear Generate(int companyId, DateOnly start, int periods)
    {
        var end = start.AddYears(1).AddDays(-1);
        var starts = Enumerable.Range(0, periods).Select(index => StartOf(index, start, periods)).ToList();
        return new FiscalYear
        {
            CompanyId = companyId,
            Name = start.Year == end.Year ? Invariant($"{start.Year}") : Invariant($"{start.Year}/{end.Year % 100:D2}"),
            Start = start,
            End = end,
            Periods = [.. starts.Select((day, index) => new FiscalPeriod
            {
                CompanyId = companyId,
                Number = index + 1,
                Name = NameOf(index, day, (start, periods)),
                Start = day,
                End = index + 1 < periods ? starts[index + 1].AddDays(-1) : end,
            })],
        };
    }

    // Months where they come out even; otherwise days, of which the later periods take the remainder.
    private static DateOnly StartOf(int index, DateOnly start, int periods) => 12 % periods == 0
        ? start.AddMonths(index * (12 / periods))
        : start.AddDays((start.AddYears(1).DayNumber - start.DayNumber) * index / periods);

    private static string NameOf(int index, DateOnly day, (DateOnly Start, int Periods) year) =>
        year is { Periods: 12, Start.Day: 1 } ? day.ToString("MMM yyyy", CultureInfo.InvariantCulture) : Invariant($"P{index + 1:D2} {year.Start.Year}");

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
