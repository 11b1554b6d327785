using System.IO.Compression;

namespace BatchLedger.Imports;

/// <summary>The zip of a workbook behind its limits: how large, how many parts, how far it unpacks. A part is counted while it is inflated;
/// what the zip says of itself is not believed.</summary>
internal sealed class WorkbookPackage : IDisposable
{
    public const int MaxParts = 100;

    private readonly ZipArchive zip;
    private readonly InflationLimit limit;

    private WorkbookPackage(ZipArchive zip, InflationLimit limit) => (this.zip, this.limit) = (zip, limit);

    /// <summary>Every zip is taken for a workbook; what is none is refused when it is opened.</summary>
    public static bool IsOne(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK\u0003\u0004"u8);

    /// <summary>Null after it has noted what is wrong.</summary>
    public static WorkbookPackage? Open(ReadOnlyMemory<byte> bytes, FaultList faults)
    {
        if (WhyNotSize(bytes.Span) is { } tooLarge)
        {
            faults.Add(0, "", tooLarge);
            return null;
        }
        var zip = new ZipArchive(new MemoryStream(bytes.ToArray(), writable: false));
        if (WhyNotKind(zip) is { } why)
        {
            zip.Dispose();
            faults.Add(0, "", why);
            return null;
        }
        return new WorkbookPackage(zip, new InflationLimit(bytes.Length));
    }

    public Stream? Part(string path) => zip.GetEntry(path.TrimStart('/')) is { } entry ? new InflatedPart(entry.Open(), limit) : null;

    private static string? WhyNotSize(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > FileScan.MaxBytes) return $"The file is larger than {FileScan.MaxMegabytes} MB. Split it.";
        // Counted before the directory is read, for reading a directory of a million parts is what such a file is made for.
        var parts = bytes.Count("PK\u0001\u0002"u8);
        return parts > MaxParts ? $"The workbook has {parts} parts; {MaxParts} is the most. Copy the sheet into a new workbook." : null;
    }

    private static string? WhyNotKind(ZipArchive zip)
    {
        bool Has(string start) => zip.Entries.Any(entry => entry.FullName.StartsWith(start, StringComparison.OrdinalIgnoreCase));
        if (Has("xl/vbaProject")) return "The workbook holds macros (.xlsm). Save it as .xlsx.";
        if (Has("xl/workbook.bin")) return "The workbook is a binary one (.xlsb). Save it as .xlsx.";
        if (Has("xl/externalLinks/")) return "The workbook takes values from other files. Replace those formulas by their values.";
        return Has("xl/workbook.xml") ? null : "The file is a zip, but no Excel workbook. Save the sheet as .xlsx, or as CSV in UTF-8.";
    }

    public void Dispose() => zip.Dispose();
}

/// <summary>What all parts together may come to.</summary>
internal sealed class InflationLimit(int packed)
{
    private const int MaxRatio = 100;
    private const int Small = 1024 * 1024;

    private long inflated;

    public void Count(int bytes)
    {
        inflated += bytes;
        if (inflated > FileScan.MaxBytes) throw new WorkbookTooLargeException($"Unpacked, the workbook is larger than {FileScan.MaxMegabytes} MB. Split it, or save the sheet as CSV in UTF-8.");
        // Few rows of much formatting pack well; only what is large is suspected.
        if (inflated > Small && inflated / MaxRatio > packed) throw new WorkbookTooLargeException($"The workbook unpacks to more than {MaxRatio} times its size. Copy the sheet into a new workbook.");
    }
}

/// <summary>Thrown out of the XML reader while it reads, and caught where the reading began.</summary>
internal sealed class WorkbookTooLargeException(string message) : Exception(message);

/// <summary>A part while it is inflated.</summary>
internal sealed class InflatedPart(Stream inner, InflationLimit limit) : Stream
{
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        limit.Count(read);
        return read;
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
