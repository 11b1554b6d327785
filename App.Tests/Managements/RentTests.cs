using BatchLedger.Managements;

namespace BatchLedger.Tests.Managements;

/// <summary>How far rent is paid, to the cent and to the day.</summary>
public class RentTests
{
    [Theory]
    [InlineData(RentPeriod.Week, "2026-03-02", 0, "2026-03-02", 0)]
    [InlineData(RentPeriod.Week, "2026-03-02", 519_99, "2026-03-02", 519_99)]
    [InlineData(RentPeriod.Week, "2026-03-02", 520_00, "2026-03-09", 0)]
    [InlineData(RentPeriod.Week, "2026-03-02", 1_100_00, "2026-03-16", 60_00)]
    [InlineData(RentPeriod.Fortnight, "2026-03-02", 1_100_00, "2026-03-30", 60_00)]
    [InlineData(RentPeriod.Fortnight, "2025-12-24", 520_00, "2026-01-07", 0)]
    [InlineData(RentPeriod.Month, "2026-01-31", 520_00, "2026-02-28", 0)]
    [InlineData(RentPeriod.Month, "2026-01-31", 1_040_00, "2026-03-31", 0)]
    [InlineData(RentPeriod.Month, "2028-01-31", 520_00, "2028-02-29", 0)]
    [InlineData(RentPeriod.Month, "2026-01-31", 1_570_00, "2026-04-30", 10_00)]
    [InlineData(RentPeriod.Week, "2026-03-02", -1, "2026-02-23", 519_99)]
    [InlineData(RentPeriod.Week, "2026-03-02", -520_00, "2026-02-23", 0)]
    [InlineData(RentPeriod.Month, "2026-03-31", -520_01, "2026-01-31", 519_99)]
    public void Whole_periods_move_the_day_that_is_paid_to_and_the_rest_is_credit(RentPeriod every, string start, long received, string paidTo, long credit)
    {
        var tenancy = Let(every, start);

        tenancy.TakeRent(received);

        Assert.Equal((Day(paidTo), credit), (tenancy.PaidTo, tenancy.RentCredit));
    }

    [Fact]
    public void Rent_that_is_taken_back_moves_the_day_back_to_where_it_was()
    {
        var tenancy = Let(RentPeriod.Month, "2026-01-31");
        tenancy.TakeRent(1_300_00);

        tenancy.TakeRent(-1_300_00);

        Assert.Equal((Day("2026-01-31"), 0), (tenancy.PaidTo, tenancy.RentCredit));
    }

    [Theory]
    [InlineData("2026-03-16", 540_00, "2026-03-16", 60_00)] // where it is paid to: the rest counts on
    [InlineData("2026-03-30", 540_00, "2026-03-16", 100_00)] // two weeks ahead: they are due at 520.00, so 40.00 of 1,080.00 are there already
    [InlineData("2026-03-09", 540_00, "2026-03-16", 40_00)] // a week back: that week costs 20.00 more
    [InlineData("2026-03-19", 700_00, "2026-03-12", 537_14)] // three days at 520.00 a week are 222.86
    public void Another_rent_counts_from_its_day_and_the_days_before_it_at_the_rent_of_before(string from, long rent, string paidTo, long credit)
    {
        var tenancy = Let(RentPeriod.Week, "2026-03-02");
        tenancy.TakeRent(1_100_00);

        tenancy.Agree(rent, RentPeriod.Week, Day(from));

        Assert.Equal((Day(from), Day(paidTo), credit), (tenancy.RentFrom, tenancy.PaidTo, tenancy.RentCredit));
        Assert.Equal(1_100_00, tenancy.RentBefore + tenancy.RentReceived);
    }

    [Fact]
    public void A_rent_each_month_takes_over_from_one_each_week_and_back_without_losing_a_cent()
    {
        var tenancy = Let(RentPeriod.Week, "2026-03-02");
        tenancy.TakeRent(700_00);

        tenancy.Agree(2_250_00, RentPeriod.Month);
        Assert.Equal((Day("2026-03-09"), 180_00), (tenancy.PaidTo, tenancy.RentCredit));
        tenancy.TakeRent(2_070_00);
        Assert.Equal((Day("2026-04-09"), 0), (tenancy.PaidTo, tenancy.RentCredit));
        tenancy.Agree(520_00, RentPeriod.Week);
        tenancy.TakeRent(-2_770_00);

        Assert.Equal(0, tenancy.RentBefore + tenancy.RentReceived);
        Assert.True(tenancy.PaidTo < Day("2026-04-09"));
    }

    [Theory]
    [InlineData("2026-03-15", 0, 1_040_00)] // two whole weeks
    [InlineData("2026-03-16", 0, 1_560_00)] // a week that begins before the end is due whole
    [InlineData("2026-03-15", 600_00, 440_00)]
    [InlineData("2026-03-15", 5_000_00, 0)]
    public void No_rent_is_taken_beyond_the_end(string end, long received, long left)
    {
        var tenancy = Let(RentPeriod.Week, "2026-03-02");
        tenancy.End = Day(end);
        tenancy.TakeRent(received);

        Assert.Equal(left, tenancy.RentLeft());
    }

    [Fact]
    public void A_receipt_says_the_days_it_pays_for()
    {
        var tenancy = Let(RentPeriod.Week, "2026-03-02");
        tenancy.TakeRent(100_00);

        Assert.Equal((Day("2026-03-02"), Day("2026-03-09")), tenancy.Span(520_00));
        Assert.Equal((Day("2026-03-02"), Day("2026-03-16")), tenancy.Span(940_00));
    }

    [Theory]
    [InlineData("2026-03-10", null, 8)]
    [InlineData("2026-03-02", null, 0)]
    [InlineData("2026-02-20", null, 0)]
    [InlineData("2026-05-01", "2026-03-08", 7)] // no day after the last one is owed
    public void Days_in_arrears_are_counted_up_to_today_or_to_the_end(string today, string? end, int days)
    {
        var tenancy = Let(RentPeriod.Week, "2026-03-02");
        tenancy.End = end is null ? null : Day(end);

        Assert.Equal(days, tenancy.DaysInArrears(Day(today)));
    }

    [Fact]
    public void A_fortune_for_a_rent_of_a_cent_stays_within_the_calendar()
    {
        var tenancy = new Tenancy { CompanyId = 1, ManagementId = 1, Tenants = "A. Novak", Start = Tenancy.Latest };
        tenancy.Agree(1, RentPeriod.Month);
        tenancy.TakeRent(1_000_000_000_000_000);

        Assert.True(tenancy.PaidTo > Tenancy.Latest);
    }

    private static Tenancy Let(RentPeriod every, string start)
    {
        var tenancy = new Tenancy { CompanyId = 1, ManagementId = 1, Tenants = "A. Novak", Start = Day(start) };
        tenancy.Agree(520_00, every);
        return tenancy;
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
