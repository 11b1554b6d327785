using BatchLedger.DeferredRevenue;

namespace BatchLedger.Tests.DeferredRevenue;

/// <summary>What a period takes of a line, whatever the calendar.</summary>
public class RecognitionScheduleTests
{
    [Fact]
    public void A_years_dues_come_to_the_last_cent_over_twelve_months()
    {
        var shares = Shares(new(120_00, new(2026, 1, 1), new(2026, 12, 31)), Months(2026, 1, 12));

        Assert.Equal([1019, 921, 1019, 986, 1019, 987, 1019, 1019, 986, 1020, 986, 1019], shares);
        Assert.Equal(120_00, shares.Sum());
    }

    [Fact]
    public void A_leap_year_has_a_day_more() =>
        Assert.Equal([31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31], Shares(new(366, new(2028, 1, 1), new(2028, 12, 31)), Months(2028, 1, 12)));

    [Fact]
    public void A_service_that_starts_in_mid_month_takes_the_days_that_are_left() =>
        Assert.Equal([0, 14, 31, 30, 25, 0], Shares(new(100, new(2027, 2, 15), new(2027, 5, 25)), Months(2027, 1, 6)));

    [Fact]
    public void Weekly_periods_take_sevenths_of_a_week()
    {
        var weeks = Enumerable.Range(0, 6).Select(week => new DateOnly(2026, 1, 4).AddDays(7 * week));

        Assert.Equal([4, 7, 7, 7, 3, 0], Shares(new(28, new(2026, 1, 1), new(2026, 1, 28)), weeks));
    }

    [Fact]
    public void A_currency_without_minor_units_is_shared_in_whole_yen() =>
        Assert.Equal([340, 307, 339, 329, 340, 329, 339, 340, 329, 340, 328, 340], Shares(new(4000, new(2026, 1, 1), new(2026, 12, 31)), Months(2026, 1, 12)));

    [Fact]
    public void A_half_goes_to_the_even_neighbour() =>
        Assert.Equal([2, 1, 1, 2], Shares(new(6, new(2026, 1, 1), new(2026, 1, 4)), Enumerable.Range(1, 4).Select(day => new DateOnly(2026, 1, day))));

    [Fact]
    public void One_day_and_the_largest_amount_are_no_exceptions()
    {
        Assert.Equal([0, 55, 0], Shares(new(55, new(2026, 2, 1), new(2026, 2, 1)), Months(2026, 1, 3)));
        Assert.Equal(1_000_000_000_000_000, Shares(new(1_000_000_000_000_000, new(2026, 1, 1), new(2035, 12, 31)), Months(2026, 1, 120)).Sum());
    }

    [Fact]
    public void Any_service_over_any_calendar_comes_to_its_net_and_never_beyond()
    {
        var chance = new Random(20260301);
        for (var round = 0; round < 2_000; round++)
        {
            var start = new DateOnly(2024, 1, 1).AddDays(chance.Next(2_000));
            var schedule = new RecognitionSchedule(chance.NextInt64(-1_000_000, 100_000_000_000), start, start.AddDays(chance.Next(3_650)));
            var earned = 0L;
            for (var end = start.AddDays(-chance.Next(60)); ; end = end.AddDays(1 + chance.Next(90)))
            {
                var now = schedule.EarnedBy(end);
                Assert.True(Math.Abs(now) >= Math.Abs(earned) && Math.Abs(now) <= Math.Abs(schedule.Net), $"{schedule} had {earned} and has {now} on {end}.");
                earned = now;
                if (end >= schedule.End) break;
            }
            Assert.Equal(schedule.Net, earned);
        }
    }

    private static List<long> Shares(RecognitionSchedule schedule, IEnumerable<DateOnly> ends)
    {
        var (shares, before) = (new List<long>(), 0L);
        foreach (var end in ends)
        {
            shares.Add(schedule.EarnedBy(end) - before);
            before = schedule.EarnedBy(end);
        }
        return shares;
    }

    private static IEnumerable<DateOnly> Months(int year, int first, int count) =>
        Enumerable.Range(0, count).Select(month => new DateOnly(year, first, 1).AddMonths(month + 1).AddDays(-1));
}
