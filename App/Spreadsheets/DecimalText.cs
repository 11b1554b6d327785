using System.Buffers.Text;
using System.Globalization;

namespace BatchLedger.Spreadsheets;

/// <summary>Minor units as decimal text with a dot: 1250 with two digits is 12.50. No floating point is ever between the two.</summary>
internal static class DecimalText
{
    public const int MostDigits = 4;

    /// <summary>Room for any long, its sign and its dot.</summary>
    public const int MostBytes = 24;

    private static ReadOnlySpan<uint> Scales => [1, 10, 100, 1_000, 10_000];

    /// <summary>Answers how many bytes were written.</summary>
    public static int Write(Span<byte> target, long minor, int digits)
    {
        var length = 0;
        if (minor < 0) target[length++] = (byte)'-';

        var magnitude = minor < 0 ? 0UL - (ulong)minor : (ulong)minor;
        var (whole, fraction) = Math.DivRem(magnitude, Scales[digits]);
        Utf8Formatter.TryFormat(whole, target[length..], out var written);
        length += written;
        if (digits == 0) return length;

        target[length] = (byte)'.';
        for (var place = digits; place > 0; place--, fraction /= 10)
            target[length + place] = (byte)('0' + fraction % 10);
        return length + 1 + digits;
    }

    /// <summary>For sums, which may outgrow a long.</summary>
    public static string Of(Int128 minor, int digits)
    {
        var (whole, fraction) = Int128.DivRem(minor, Scales[digits]);
        if (digits == 0) return whole.ToString(CultureInfo.InvariantCulture);

        var sign = minor < 0 ? "-" : "";
        var places = Int128.Abs(fraction).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
        return $"{sign}{Int128.Abs(whole).ToString(CultureInfo.InvariantCulture)}.{places}";
    }
}
