using System.Globalization;
using System.Text;
using System.Xml;
using BatchLedger.Currencies;

namespace BatchLedger.SageIntacct;

/// <summary>Texts, days and amounts as the XML gateway writes them.</summary>
public static class IntacctText
{
    private static readonly string[] Days = ["MM'/'dd'/'yyyy", "M'/'d'/'yyyy", "yyyy'-'MM'-'dd"];

    /// <summary>06/30/2025</summary>
    public static string Day(DateOnly day) => day.ToString(Days[0], CultureInfo.InvariantCulture);

    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Always positive; the side is said by TR_TYPE.</summary>
    public static string Amount(long minor, string currency) => new Money(minor, currency).Plain();

    /// <summary>Minor units, read from the text itself. Null: no amount, or one with more decimals than the currency has.</summary>
    public static long? Amount(string? text, int digits)
    {
        var parts = (text ?? "").Trim().Split('.');
        if (parts.Length > 2 || parts[0].Length == 0) return null;
        var decimals = parts.Length == 2 ? parts[1].TrimEnd('0') : "";
        if (decimals.Length > digits || !decimals.All(char.IsAsciiDigit)) return null;
        return long.TryParse(parts[0] + decimals.PadRight(digits, '0'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var minor) ? minor : null;
    }

    /// <summary>One line of what XML can carry: anything else becomes a blank.</summary>
    public static string Clean(string text)
    {
        if (IsPlain(text)) return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) clean.Append(Fits(rune) ? rune.ToString() : " ");
        return clean.ToString();
    }

    public static bool IsPlain(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            if (!Rune.TryGetRuneAt(text, at, out var rune) || !Fits(rune)) return false;
            at += rune.Utf16SequenceLength;
        }
        return true;
    }

    private static bool Fits(Rune rune) => !Rune.IsControl(rune) && rune != Rune.ReplacementChar && (!rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value));
}
