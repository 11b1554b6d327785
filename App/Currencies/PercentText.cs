using System.Globalization;

namespace BatchLedger.Currencies;

/// <summary>A rate in hundredths of a percent, as people write it: 825 is "8.25".</summary>
public static class PercentText
{
    public static string Format(int rate, IFormatProvider culture) => (rate / 100).ToString(culture) + Point(culture) + (rate % 100).ToString("D2", culture);

    /// <summary>Null when it is no rate, or has more than two digits after the point.</summary>
    public static int? Parse(string? text, IFormatProvider culture)
    {
        var parts = (text ?? "").Trim().TrimEnd('%').TrimEnd().Split(Point(culture));
        if (parts.Length > 2 || !int.TryParse(parts[0], NumberStyles.None, culture, out var whole) || whole > 100) return null;
        if (parts.Length == 1) return whole * 100;
        return parts[1].Length is 1 or 2 && int.TryParse(parts[1].PadRight(2, '0'), NumberStyles.None, culture, out var hundredths) ? whole * 100 + hundredths : null;
    }

    private static string Point(IFormatProvider culture) => NumberFormatInfo.GetInstance(culture).NumberDecimalSeparator;
}
