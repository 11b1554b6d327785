using System.Buffers;
using System.Text;

namespace BatchLedger.GlFormats;

/// <summary>
/// For Sage Intacct typographic dashes, quotation marks, dots and blanks are written in their plain form, which means the same: "fees – June" arrives as "fees - June".
/// Nothing else is touched.
/// </summary>
internal static class PlainText
{
    private static readonly SearchValues<char> Typographic = SearchValues.Create("‐‑‒–—―−‘’‚‛“”„‟…\u00A0\u2009\u202F");

    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAny(Typographic)) return text;
        var plain = new StringBuilder(text.Length + 2);
        foreach (var unit in text)
        {
            if (unit is '…') plain.Append("...");
            else plain.Append(Plain(unit));
        }
        return plain.ToString();
    }

    private static char Plain(char unit) => unit switch
    {
        >= '‐' and <= '―' or '−' => '-',
        >= '‘' and <= '‛' => '\'',
        >= '“' and <= '‟' => '"',
        '\u00A0' or '\u2009' or '\u202F' => ' ',
        _ => unit,
    };
}
