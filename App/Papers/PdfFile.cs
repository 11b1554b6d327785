using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace BatchLedger.Papers;

/// <summary>The objects of a PDF 1.7 file, one after the other, and the table that finds them. Nothing in it is random, and no clock is asked.</summary>
internal sealed class PdfFile
{
    private readonly ArrayBufferWriter<byte> bytes = new();
    private readonly List<long> places = [];

    public PdfFile() => Put("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n");

    /// <summary>A number for an object whose content is known only later.</summary>
    public int Reserve()
    {
        places.Add(0);
        return places.Count;
    }

    public int Add(string content)
    {
        var number = Reserve();
        Set(number, content);
        return number;
    }

    public void Set(int number, string content)
    {
        places[number - 1] = bytes.WrittenCount;
        Put(string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n{content}\nendobj\n"));
    }

    public int AddStream(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zip.Write(content);
        var number = Reserve();
        places[number - 1] = bytes.WrittenCount;
        Put(string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n<< /Length {packed.Length} /Length1 {content.Length} /Filter /FlateDecode >>\nstream\n"));
        bytes.Write(packed.GetBuffer().AsSpan(0, (int)packed.Length));
        Put("\nendstream\nendobj\n");
        return number;
    }

    /// <summary>Text of the file's properties: any character at all.</summary>
    public static string Text(string text) => $"<{Convert.ToHexString([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)])}>";

    public byte[] Finish(int root, int info)
    {
        var id = Convert.ToHexString(SHA256.HashData(bytes.WrittenSpan).AsSpan(0, 16));
        var start = bytes.WrittenCount;
        var table = new StringBuilder().Append(CultureInfo.InvariantCulture, $"xref\n0 {places.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places) table.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n");
        table.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {places.Count + 1} /Root {root} 0 R /Info {info} 0 R /ID [<{id}> <{id}>] >>\nstartxref\n{start}\n%%EOF\n");
        Put(table.ToString());
        return bytes.WrittenSpan.ToArray();
    }

    private void Put(string text) => bytes.Write(Encoding.Latin1.GetBytes(text));
}
