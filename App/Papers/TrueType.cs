using System.Buffers.Binary;
using System.Text;

namespace BatchLedger.Papers;

/// <summary>What a page needs to know of a TrueType font: which glyph writes a character, and how wide it is. Only the basic plane; what is not in the font is its glyph 0, an empty box.</summary>
internal sealed class TrueType
{
    private readonly byte[] file;
    private readonly Dictionary<string, (int At, int Length)> tables = [];
    private readonly int unitsPerEm, widths;
    private readonly int characters;

    private TrueType(byte[] file)
    {
        this.file = file;
        for (var (entry, left) = (12, U16(4)); left > 0; left--, entry += 16)
            tables[Encoding.ASCII.GetString(file, entry, 4)] = ((int)U32(entry + 8), (int)U32(entry + 12));
        unitsPerEm = U16(At("head") + 18);
        Glyphs = U16(At("maxp") + 4);
        widths = U16(At("hhea") + 34);
        characters = CharacterMap();
    }

    public static TrueType Regular { get; } = Read("LiberationSans-Regular.ttf");
    public static TrueType Bold { get; } = Read("LiberationSans-Bold.ttf");

    public int Glyphs { get; }
    public int Ascent => Scaled(I16(At("hhea") + 4));
    public int Descent => Scaled(I16(At("hhea") + 6));
    public int[] Box => [.. Enumerable.Range(0, 4).Select(edge => Scaled(I16(At("head") + 36 + 2 * edge)))];

    public ReadOnlySpan<byte> Table(string name) => tables.TryGetValue(name, out var table) ? file.AsSpan(table.At, table.Length) : [];

    public int GlyphOf(Rune rune)
    {
        if (rune.Value > 0xFFFF) return 0;
        var segments = U16(characters + 6) / 2;
        for (var segment = 0; segment < segments; segment++)
        {
            var end = characters + 14 + 2 * segment;
            if (U16(end) < rune.Value) continue;
            var start = end + 2 * segments + 2;
            if (U16(start) > rune.Value) return 0;
            var (delta, offset) = (start + 2 * segments, start + 4 * segments);
            if (U16(offset) == 0) return (rune.Value + U16(delta)) & 0xFFFF;
            var glyph = U16(offset + U16(offset) + 2 * (rune.Value - U16(start)));
            return glyph == 0 ? 0 : (glyph + U16(delta)) & 0xFFFF;
        }
        return 0;
    }

    /// <summary>In thousandths of the size of the letters.</summary>
    public int WidthOf(int glyph) => Scaled(U16(At("hmtx") + 4 * Math.Min(glyph, widths - 1)));

    /// <summary>Where the outline of a glyph begins and ends in the table glyf.</summary>
    public (int From, int To) Outline(int glyph)
    {
        var loca = At("loca");
        return I16(At("head") + 50) == 0 ? (2 * U16(loca + 2 * glyph), 2 * U16(loca + 2 * glyph + 2)) : ((int)U32(loca + 4 * glyph), (int)U32(loca + 4 * glyph + 4));
    }

    // Of the maps in the font the one for the basic plane of Unicode, in its usual form.
    private int CharacterMap()
    {
        var cmap = At("cmap");
        for (var map = 0; map < U16(cmap + 2); map++)
        {
            var entry = cmap + 4 + 8 * map;
            var at = cmap + (int)U32(entry + 4);
            if (U16(entry) == 3 && U16(entry + 2) == 1 && U16(at) == 4) return at;
        }
        throw new InvalidOperationException("The font has no map of Unicode characters.");
    }

    private static TrueType Read(string name)
    {
        using var stream = typeof(TrueType).Assembly.GetManifestResourceStream($"BatchLedger.Papers.Fonts.{name}")
            ?? throw new InvalidOperationException($"The font {name} is not part of the program.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return new TrueType(bytes.ToArray());
    }

    private int At(string table) => tables[table].At;
    private int Scaled(int units) => units * 1000 / unitsPerEm;
    private int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at));
    private int I16(int at) => BinaryPrimitives.ReadInt16BigEndian(file.AsSpan(at));
    private uint U32(int at) => BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
}
