using System.Globalization;
using System.Text.RegularExpressions;

namespace BatchLedger.QuickBooksOnline;

/// <summary>Amounts as the text of their JSON has them: 1250, 1250.0, 1.25e3. No floating point is between the text and the minor units.</summary>
internal static partial class QuickBooksAmount
{
    /// <summary>Room for any long.</summary>
    private const int MostPlaces = 20;

    /// <summary>Null: no amount, or one finer than the currency.</summary>
    public static long? Minor(string? text, int digits)
    {
        if (text is null || Number().Match(text) is not { Success: true } number) return null;
        var ten = number.Groups["ten"] is { Success: true } written ? written.Value : "0";
        if (!int.TryParse(ten, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var shift) || shift is < -MostPlaces or > MostPlaces) return null;

        var all = number.Groups["whole"].Value + number.Groups["part"].Value;
        var point = number.Groups["whole"].Length + shift + digits;
        if (point < 0) (all, point) = (new string('0', -point) + all, 0);
        all = all.PadRight(point, '0');
        if (all[point..].Any(place => place != '0')) return null;
        return long.TryParse($"{number.Groups["sign"].Value}0{all[..point]}", NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var minor) ? minor : null;
    }

    [GeneratedRegex(@"^(?<sign>-?)(?<whole>\d+)(\.(?<part>\d+))?([eE](?<ten>[+-]?\d+))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}
