using System.Globalization;
using BatchLedger.Spreadsheets;

namespace BatchLedger.NetSuite;

/// <summary>Amounts between minor units and the text of a JSON number. Nothing is ever a floating figure.</summary>
public static class NetSuiteAmount
{
    // A long has 19 digits; more can only be zeros, or no amount.
    private const int MostShift = 40;

    public static string Text(long minor, int digits) => DecimalText.Of(minor, digits);

    /// <summary>1250.0, 1250.00 and 1.25E3 are the same. Null: no number, or one that minor units cannot hold to the last digit.</summary>
    public static long? Minor(string? text, int digits)
    {
        if (string.IsNullOrEmpty(text)) return null;
        var parts = text.Split('e', 'E');
        var exponent = 0;
        if (parts.Length > 2 || (parts.Length == 2 && !int.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))) return null;

        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        var fraction = point < 0 ? 0 : parts[0].Length - point - 1;
        var mantissa = point < 0 ? parts[0] : parts[0].Remove(point, 1);
        if (!Int128.TryParse(mantissa, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)) return null;
        return Math.Abs((long)exponent) > MostShift || fraction > MostShift ? null : Shifted(value, digits + exponent - fraction);
    }

    private static long? Shifted(Int128 value, int places)
    {
        for (; places < 0; places++)
        {
            if (value % 10 != 0) return null;
            value /= 10;
        }
        for (; places > 0; places--)
        {
            if (Int128.Abs(value) > long.MaxValue) return null;
            value *= 10;
        }
        return value >= long.MinValue && value <= long.MaxValue ? (long)value : null;
    }
}
