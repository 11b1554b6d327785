using System.Globalization;
using System.Text;

namespace BatchLedger.Spreadsheets;

/// <summary>What people typed, on its way into a cell: never a formula, never a character that breaks the file, never longer than a cell.</summary>
internal static class CellText
{
    /// <summary>UTF-16 units, as Excel counts.</summary>
    public const int MostUnits = 32_767;

    // Besides = + - @ their full-width and small forms and the minus sign: spreadsheets fold some of them while reading a CSV.
    private const string Triggers = "=+-@\t\r\n＝＋－＠﹢﹣﹦﹫−";

    /// <summary>
    /// Whether a spreadsheet might take the text for a formula. Blanks and invisible characters before the trigger do not hide it,
    /// because some readers trim them.
    /// </summary>
    public static bool LooksLikeFormula(ReadOnlySpan<char> text)
    {
        foreach (var unit in text)
        {
            if (char.IsAsciiLetterOrDigit(unit)) return false;
            if (Triggers.Contains(unit)) return true;
            if (!IsInvisible(unit)) return false;
        }
        return false;
    }

    private static bool IsInvisible(char unit) => char.IsWhiteSpace(unit) || char.IsControl(unit)
        || CharUnicodeInfo.GetUnicodeCategory(unit) is UnicodeCategory.Format or UnicodeCategory.Surrogate;

    /// <summary>The text without what XML 1.0 forbids, cut to what a cell holds.</summary>
    public static ReadOnlySpan<char> Fit(string text) => Cut(Clean(text), MostUnits);

    public static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '\uD7FF')) return text;

        var clean = new StringBuilder(text.Length);
        foreach (var rune in new LegalRunes(text)) clean.Append(rune.ToString());
        return clean.Length == text.Length ? text : clean.ToString();
    }

    public static ReadOnlySpan<char> Cut(ReadOnlySpan<char> text, int mostUnits)
    {
        if (text.Length <= mostUnits) return text;
        return char.IsHighSurrogate(text[mostUnits - 1]) ? text[..(mostUnits - 1)] : text[..mostUnits];
    }

    /// <summary>Half a surrogate pair is skipped, as is every control character but tab and line ends.</summary>
    private ref struct LegalRunes(ReadOnlySpan<char> rest)
    {
        private ReadOnlySpan<char> rest = rest;

        public Rune Current { get; private set; }

        public readonly LegalRunes GetEnumerator() => this;

        public bool MoveNext()
        {
            while (!rest.IsEmpty)
            {
                var status = Rune.DecodeFromUtf16(rest, out var rune, out var units);
                rest = rest[units..];
                if (status != System.Buffers.OperationStatus.Done || !IsLegal(rune.Value)) continue;

                Current = rune;
                return true;
            }
            return false;
        }

        private static bool IsLegal(int value) => value is >= ' ' and not (0xFFFE or 0xFFFF) or '\t' or '\n' or '\r';
    }
}
