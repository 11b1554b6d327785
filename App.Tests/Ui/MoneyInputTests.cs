using BatchLedger.Currencies;
using BatchLedger.Ui;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace BatchLedger.Tests.Ui;

public class MoneyInputTests : UiStage
{
    private long? minor;

    [Theory]
    [InlineData("en-US", "1,234.56", 123456)]
    [InlineData("en-US", "1234.5", 123450)]
    [InlineData("en-US", "(12.00)", -1200)]
    [InlineData("de-DE", "1.234,56", 123456)]
    [InlineData("de-DE", "123,5", 12350)]
    [InlineData("", "1,234.56", 123456)]
    public async Task It_reads_what_the_culture_writes(string culture, string typed, long expected)
    {
        Speak(culture);
        await Field("USD").Find("input").ChangeAsync(typed);
        Assert.Equal(expected, minor);
    }

    [Theory]
    [InlineData("en-US", "1.234,56")]
    [InlineData("en-US", "123,5")]
    [InlineData("", "1.234,56")]
    [InlineData("de-DE", "1,234.56")]
    [InlineData("en-US", "1.005")]
    [InlineData("en-US", "ten")]
    [InlineData("en-US", "1e309")]
    public async Task It_refuses_what_could_be_misread_in_one_sentence(string culture, string typed)
    {
        Speak(culture);
        var field = Field("USD");
        await field.Find("input").ChangeAsync(typed);

        Assert.Null(minor);
        Assert.Contains($"“{typed}” is not an amount in USD. Write it like {new Money(123456, "USD").Format()}.", field.Markup, StringComparison.Ordinal);
        Assert.Equal(typed, field.Find("input").GetAttribute("value"));
    }

    [Fact]
    public async Task It_writes_the_amount_in_the_readers_culture_and_with_the_currencys_digits()
    {
        Speak("de-DE");
        Assert.Equal("1.234,56", Field("EUR", 123456).Find("input").GetAttribute("value"));

        var yen = Field("JPY");
        await yen.Find("input").ChangeAsync("1500");
        Assert.Equal(1500, minor);
    }

    [Theory]
    [InlineData(-120000, false, "(1,200.00)")]
    [InlineData(0, true, "–")]
    [InlineData(0, false, "0.00")]
    [InlineData(120000, false, "1,200.00")]
    public void Money_is_written_as_accountants_do(long amount, bool dash, string expected) =>
        Assert.Equal(expected, new Money(amount, "USD").Written(dash));

    private IRenderedComponent<MoneyInput> Field(string currency, long? start = null) => Render<MoneyInput>(with => with
        .Add(p => p.Label, "Control total").Add(p => p.Currency, currency).Add(p => p.Minor, start)
        .Add(p => p.MinorChanged, EventCallback.Factory.Create<long?>(this, read => minor = read)));
}
