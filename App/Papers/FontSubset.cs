using System.Buffers.Binary;
using System.Text;

namespace BatchLedger.Papers;

/// <summary>A font with the outlines that a paper uses and no other: a receipt weighs 20 KB in the place of 800. Glyphs keep their numbers.</summary>
internal static class FontSubset
{
    private static readonly string[] Kept = ["cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"];

    public static byte[] Of(TrueType font, IEnumerable<int> used)
    {
        var wanted = WithParts(font, used);
        var (glyf, loca) = Outlines(font, wanted);
        var head = font.Table("head").ToArray();
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), 0);
        return File([.. Kept.Select(name => (name, name switch
        {
            "glyf" => glyf,
            "loca" => loca,
            "head" => head,
            _ => font.Table(name).ToArray(),
        })).Where(table => table.Item2.Length > 0)]);
    }

    // A letter with an accent is often made of other glyphs.
    private static SortedSet<int> WithParts(TrueType font, IEnumerable<int> used)
    {
        var (all, open) = (new SortedSet<int>(), new Stack<int>([0, .. used]));
        while (open.TryPop(out var glyph))
        {
            if (!all.Add(glyph)) continue;
            foreach (var part in Parts(font, glyph)) open.Push(part);
        }
        return all;
    }

    private static IEnumerable<int> Parts(TrueType font, int glyph)
    {
        const int MorePartsFollow = 0x20, WordArguments = 0x01, Scale = 0x08, TwoScales = 0x40, Matrix = 0x80;
        var (from, to) = font.Outline(glyph);
        var outline = to == from ? [] : font.Table("glyf")[from..to].ToArray();
        if (outline.Length == 0 || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0) yield break;
        for (var at = 10; ;)
        {
            int flags = BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(at));
            yield return BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(at + 2));
            if ((flags & MorePartsFollow) == 0) yield break;
            at += 4 + ((flags & WordArguments) != 0 ? 4 : 2) + ((flags & Scale) != 0 ? 2 : (flags & TwoScales) != 0 ? 4 : (flags & Matrix) != 0 ? 8 : 0);
        }
    }

    private static (byte[] Glyf, byte[] Loca) Outlines(TrueType font, SortedSet<int> wanted)
    {
        var (glyf, loca) = (new List<byte>(), new byte[4 * (font.Glyphs + 1)]);
        for (var glyph = 0; glyph < font.Glyphs; glyph++)
        {
            if (wanted.Contains(glyph))
            {
                var (from, to) = font.Outline(glyph);
                glyf.AddRange(font.Table("glyf")[from..to]);
                while (glyf.Count % 4 != 0) glyf.Add(0);
            }
            BinaryPrimitives.WriteInt32BigEndian(loca.AsSpan(4 * (glyph + 1)), glyf.Count);
        }
        return ([.. glyf], loca);
    }

    private static byte[] File(IReadOnlyList<(string Name, byte[] Bytes)> tables)
    {
        var power = (int)Math.Log2(tables.Count);
        List<byte> directory = [0, 1, 0, 0, .. U16(tables.Count), .. U16(16 << power), .. U16(power), .. U16(16 * (tables.Count - (1 << power)))];
        var (content, start) = (new List<byte>(), 12 + 16 * tables.Count);
        foreach (var (name, bytes) in tables)
        {
            directory.AddRange([.. Encoding.ASCII.GetBytes(name), .. U32(Sum(bytes)), .. U32((uint)(start + content.Count)), .. U32((uint)bytes.Length)]);
            content.AddRange(bytes);
            while (content.Count % 4 != 0) content.Add(0);
        }
        return [.. directory, .. content];
    }

    private static uint Sum(byte[] bytes)
    {
        var sum = 0u;
        for (var at = 0; at < bytes.Length; at++) sum += (uint)bytes[at] << (24 - 8 * (at % 4));
        return sum;
    }

    private static byte[] U16(int value) => [(byte)(value >> 8), (byte)value];

    private static byte[] U32(uint value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];
}
