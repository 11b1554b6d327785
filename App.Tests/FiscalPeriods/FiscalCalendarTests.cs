using System.Globalization;
using BatchLedger.FiscalPeriods;

namespace BatchLedger.Tests.FiscalPeriods;

public class FiscalCalendarTests
{
    [Fact]
    public void Twelve_periods_from_the_first_of_January_are_the_calendar_months()
    {
        var year = FiscalCalendar.Generate(1, new(2026, 1, 1), 12);

        Assert.Equal("2026", year.Name);
        Assert.Equal(["Jan 2026", "Feb 2026", "Mar 2026"], year.Periods.Take(3).Select(p => p.Name));
        Assert.Equal((new DateOnly(2026, 2, 1), new DateOnly(2026, 2, 28)), (year.Periods[1].Start, year.Periods[1].End));
        Assert.Equal(new DateOnly(2026, 12, 31), year.Periods[^1].End);
    }

    [Fact]
    public void February_of_a_leap_year_has_29_days() =>
        Assert.Equal(new DateOnly(2024, 2, 29), FiscalCalendar.Generate(1, new(2024, 1, 1), 12).Periods[1].End);

    [Fact]
    public void A_year_from_July_is_named_after_both_years_and_keeps_the_names_of_the_months()
    {
        var year = FiscalCalendar.Generate(1, new(2026, 7, 1), 12);

        Assert.Equal("2026/27", year.Name);
        Assert.Equal(("Jul 2026", "Jun 2027"), (year.Periods[0].Name, year.Periods[^1].Name));
        Assert.Equal(new DateOnly(2027, 6, 30), year.End);
    }

    [Fact]
    public void A_year_from_the_middle_of_a_month_has_numbered_periods_of_a_month_each()
    {
        var year = FiscalCalendar.Generate(1, new(2026, 4, 6), 12);

        Assert.Equal(("P03 2026", new DateOnly(2026, 6, 6), new DateOnly(2026, 7, 5)), (year.Periods[2].Name, year.Periods[2].Start, year.Periods[2].End));
        Assert.Equal(new DateOnly(2027, 4, 5), year.End);
    }

    [Fact]
    public void Four_periods_are_quarters() =>
        Assert.Equal(["2026-01-01", "2026-04-01", "2026-07-01", "2026-10-01"],
            FiscalCalendar.Generate(1, new(2026, 1, 1), 4).Periods.Select(p => p.Start.ToString("o", CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(2026, 13, 28, 29)]
    [InlineData(2024, 13, 28, 29)]
    [InlineData(2026, 52, 7, 8)]
    [InlineData(2026, 7, 52, 53)]
    public void Periods_that_are_no_months_have_equal_days_but_for_one(int start, int periods, int fewest, int most)
    {
        var days = FiscalCalendar.Generate(1, new(start, 1, 1), periods).Periods.Select(p => p.End.DayNumber - p.Start.DayNumber + 1).ToList();

        Assert.Equal((fewest, most), (days.Min(), days.Max()));
    }

    [Fact]
    public void No_year_has_a_gap_or_an_overlap_whatever_its_start_and_number_of_periods()
    {
        DateOnly[] starts = [new(2026, 1, 1), new(2023, 3, 1), new(2024, 2, 29), new(2026, 1, 31), new(2025, 10, 15), new(2026, 12, 31)];
        foreach (var start in starts)
            for (var periods = 1; periods <= FiscalCalendar.MostPeriods; periods++)
            {
                var year = FiscalCalendar.Generate(1, start, periods);
                Assert.Equal(periods, year.Periods.Count);
                Assert.Equal((year.Start, year.End), (year.Periods[0].Start, year.Periods[^1].End));
                Assert.All(year.Periods, p => Assert.True(p.Start <= p.End));
                Assert.All(year.Periods.Zip(year.Periods.Skip(1)), pair => Assert.Equal(pair.First.End.AddDays(1), pair.Second.Start));
                Assert.Equal(periods, year.Periods.Select(p => p.Name).Distinct().Count());
            }
    }

    [Fact]
    public void The_names_of_months_do_not_follow_the_server_s_language()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal("Mar 2026", FiscalCalendar.Generate(1, new(2026, 1, 1), 12).Periods[2].Name);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
