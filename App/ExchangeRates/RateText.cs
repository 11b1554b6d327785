using System.Globalization;

namespace BatchLedger.ExchangeRates;

/// <summary>A rate as people write it: 1.0834.</summary>
public static class RateText
{
    public const int Digits = 8;

    // What decimal(18,8) holds.
    private const decimal Limit = 10_000_000_000m;

    public static string Format(decimal rate, IFormatProvider? culture = null) => rate.ToString("0.########", culture ?? CultureInfo.CurrentCulture);

    /// <summary>Null when it is no rate: not a number, not above zero, too large, or with more than eight decimals.</summary>
    public static decimal? Parse(string? text, IFormatProvider culture)
    {
        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;
        if (!decimal.TryParse(text, Style, culture, out var rate) || rate <= 0 || rate >= Limit) return null;
        return decimal.Round(rate, Digits) == rate ? rate : null;
    }

    /// <summary>"1 EUR = 1.0834 USD".</summary>
    public static string Equation(this ExchangeRate rate) => $"1 {rate.From} = {Format(rate.Rate)} {rate.To}";

    public static string Day(DateOnly day) => day.ToString("dd MMM yyyy", CultureInfo.CurrentCulture);
}
