using System.IO.Compression;
using System.Text;

namespace BatchLedger.Spreadsheets;

/// <summary>
/// Several files in one zip, written to any stream. Same files, same bytes: entries carry no clock. Names are made safe and unique.
/// The stream stays open.
/// </summary>
public sealed class ZipBundle(Stream target) : IDisposable
{
    private readonly ZipArchive zip = new(target, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
    private readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Writes one file and answers the name it got.</summary>
    public string Add(string name, Action<Stream> write)
    {
        var safe = Unused(FileNames.Safe(name));
        using var entry = ZipTimes.Entry(zip, safe, Level(safe)).Open();
        write(entry);
        return safe;
    }

    public string Add(string name, Stream content) => Add(name, content.CopyTo);

    public string Add(string name, string text) => Add(name, entry => entry.Write(Encoding.UTF8.GetBytes(text)));

    private string Unused(string name)
    {
        var candidate = name;
        for (var number = 2; !names.Add(candidate); number++) candidate = FileNames.Numbered(name, number);
        return candidate;
    }

    // A workbook is a zip already; packing it twice costs time and wins nothing.
    private static CompressionLevel Level(string name) =>
        name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) ? CompressionLevel.NoCompression : CompressionLevel.Optimal;

    public void Dispose() => zip.Dispose();
}
