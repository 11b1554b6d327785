using System.Globalization;
using System.Text.RegularExpressions;
using BatchLedger.Spreadsheets;

namespace BatchLedger.OutsideGl;

/// <summary>Amounts as they stand in requests and answers: 12.50, and back from 1250, 1250.0, 1.25e3. No floating point is between the text and the minor units.</summary>
public static partial class WireAmount
{
    /// <summary>Room for any long, with places behind its point.</summary>
    private const int MostShift = 40;

    public static string Text(long minor, int digits) => DecimalText.Of(minor, digits);

    /// <summary>Null: no amount, one finer than the currency, or more than minor units hold.</summary>
    public static long? Minor(string? text, int digits)
    {
        if (text is null || Number().Match(text) is not { Success: true } number) return null;
        var ten = number.Groups["ten"] is { Success: true } written ? written.Value : "0";
        if (!int.TryParse(ten, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var shift) || shift is < -MostShift or > MostShift) return null;

        var all = number.Groups["whole"].Value + number.Groups["part"].Value;
        var point = number.Groups["whole"].Length + shift + digits;
        if (point < 0) (all, point) = (new string('0', -point) + all, 0);
        all = all.PadRight(point, '0');
        if (all[point..].Any(place => place != '0')) return null;
        return long.TryParse($"{number.Groups["sign"].Value}0{all[..point]}", NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var minor) ? minor : null;
    }

    [GeneratedRegex(@"\A(?<sign>-?)(?<whole>[0-9]+)(\.(?<part>[0-9]+))?([eE](?<ten>[+-]?[0-9]+))?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}
