using System.Globalization;
using System.Text;

namespace BatchLedger.Papers;

/// <summary>A font within one file: remembers the glyphs that are used, so that only those travel, and what they mean, so that text can be searched and copied.</summary>
internal sealed class PdfFont(TrueType font, string name)
{
    private readonly SortedDictionary<int, Rune> used = [];

    /// <summary>What is written, as glyph numbers in hexadecimal.</summary>
    public string Hex(string text)
    {
        var hex = new StringBuilder(4 * text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var glyph = font.GlyphOf(rune);
            used.TryAdd(glyph, rune);
            hex.Append(glyph.ToString("X4", CultureInfo.InvariantCulture));
        }
        return hex.ToString();
    }

    public double Width(string text, double size) => text.EnumerateRunes().Sum(rune => font.WidthOf(font.GlyphOf(rune))) * size / 1000;

    /// <summary>Puts the font into the file, and gives the number of its object.</summary>
    public int WriteTo(PdfFile pdf)
    {
        var file = pdf.AddStream(FontSubset.Of(font, used.Keys));
        var box = string.Join(' ', font.Box);
        var descriptor = pdf.Add($"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [{box}] /ItalicAngle 0 /Ascent {font.Ascent} /Descent {font.Descent} /CapHeight 729 /StemV 80 /FontFile2 {file} 0 R >>");
        var widths = string.Join(' ', used.Keys.Select(glyph => $"{glyph} [{font.WidthOf(glyph)}]"));
        var letters = pdf.Add($"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
            + $"/FontDescriptor {descriptor} 0 R /CIDToGIDMap /Identity /DW 500 /W [{widths}] >>");
        var meaning = pdf.AddStream(Encoding.ASCII.GetBytes(Meaning()));
        return pdf.Add($"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{letters} 0 R] /ToUnicode {meaning} 0 R >>");
    }

    // At most a hundred in each block: the format says so.
    private string Meaning()
    {
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            + "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n");
        foreach (var some in used.Where(pair => pair.Key != 0).Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{some.Length} beginbfchar\n");
            foreach (var (glyph, rune) in some) map.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}> <{rune.Value:X4}>\n");
            map.Append("endbfchar\n");
        }
        return map.Append("endcmap CMapName currentdict /CMap defineresource pop end end\n").ToString();
    }
}
