using System.IO.Compression;

namespace BatchLedger.Spreadsheets;

/// <summary>Zip entries that carry no trace of when they were written.</summary>
internal static class ZipTimes
{
    // The first day a zip can name.
    private static readonly DateTimeOffset Fixed = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static ZipArchiveEntry Entry(ZipArchive zip, string path, CompressionLevel level)
    {
        var entry = zip.CreateEntry(path, level);
        entry.LastWriteTime = Fixed;
        return entry;
    }
}
