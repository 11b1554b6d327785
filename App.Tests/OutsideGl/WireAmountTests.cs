using BatchLedger.OutsideGl;

namespace BatchLedger.Tests.OutsideGl;

public class WireAmountTests
{
    [Theory]
    [InlineData("1250", 2, 125_000)]
    [InlineData("1250", 0, 1_250)]
    [InlineData("1250.0", 2, 125_000)]
    [InlineData("1250.500000", 2, 125_050)]
    [InlineData("37.53", 2, 3_753)]
    [InlineData("-3.07", 2, -307)]
    [InlineData("-0.01", 2, -1)]
    [InlineData("0.0", 2, 0)]
    [InlineData("1.250", 3, 1_250)]
    [InlineData("1.25e3", 2, 125_000)]
    [InlineData("1.0E7", 2, 1_000_000_000)]
    [InlineData("9.999999999999e10", 2, 9_999_999_999_999)]
    [InlineData("125000e-2", 2, 125_000)]
    [InlineData("92233720368547758.07", 2, long.MaxValue)]
    [InlineData("-92233720368547758.08", 2, long.MinValue)]
    public void An_amount_is_read_to_the_last_digit(string text, int digits, long minor) => Assert.Equal(minor, WireAmount.Minor(text, digits));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("37.535")]
    [InlineData("10.005")]
    [InlineData("1e-3")]
    [InlineData("1e999")]
    [InlineData("1e99999999999999999999")]
    [InlineData("1.2.3")]
    [InlineData("1.-5")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("+5")]
    [InlineData("1,250.00")]
    [InlineData("12\n")]
    [InlineData("٣")]
    [InlineData("92233720368547758.08")]
    public void What_is_no_amount_or_does_not_fit_is_none(string? text) => Assert.Null(WireAmount.Minor(text, 2));

    [Theory]
    [InlineData(0), InlineData(1), InlineData(-1), InlineData(999_999_999_999), InlineData(long.MaxValue)]
    public void What_was_written_is_read_as_the_same(long minor) =>
        Assert.All([0, 2, 3], digits => Assert.Equal(minor, WireAmount.Minor(WireAmount.Text(minor, digits), digits)));
}
