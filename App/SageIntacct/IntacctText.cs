using System.Globalization;
using System.Text;
using System.Xml;

namespace BatchLedger.SageIntacct;

/// <summary>Texts and days as the XML gateway writes them.</summary>
public static class IntacctText
{
    private static readonly string[] Days = ["MM'/'dd'/'yyyy", "M'/'d'/'yyyy", "yyyy'-'MM'-'dd"];

    /// <summary>06/30/2025</summary>
    public static string Day(DateOnly day) => day.ToString(Days[0], CultureInfo.InvariantCulture);

    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

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
