using System.Buffers;
using System.IO.Compression;
using System.Text;
using BatchLedger.Spreadsheets;

namespace BatchLedger.FilingCabinet;

/// <summary>What a paper may be. Its bytes say so; a name can say anything.</summary>
public sealed record DocumentType(string Name, string ContentType, string Ending)
{
    public static readonly DocumentType Pdf = new("PDF", "application/pdf", ".pdf");
    public static readonly DocumentType Workbook = new("Excel workbook", FileTypes.Workbook, ".xlsx");
    private static readonly DocumentType Jpeg = new("JPEG picture", "image/jpeg", ".jpg");
    private static readonly DocumentType Png = new("PNG picture", "image/png", ".png");
    private static readonly DocumentType Word = new("Word document", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx");
    private static readonly DocumentType Text = new("Text", "text/plain; charset=utf-8", ".txt");

    private static readonly DocumentType[] All = [Pdf, Workbook, Jpeg, Png, Word, Text];
    private static readonly SearchValues<byte> Unprintable = SearchValues.Create([.. Enumerable.Range(0, 32).Except([9, 10, 12, 13]).Select(value => (byte)value), 127]);

    /// <summary>What a browser shows by itself and cannot be led astray by; all else is downloaded.</summary>
    public bool IsShown => this == Pdf || this == Jpeg || this == Png;

    public static DocumentType? OfContentType(string contentType) => Array.Find(All, type => type.ContentType == contentType);

    /// <summary>Null for what is none of them: a program, a workbook with macros, a page for a browser.</summary>
    public static DocumentType? Of(byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith("%PDF-"u8)) return Pdf;
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return Jpeg;
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])) return Png;
        if (bytes.AsSpan().StartsWith("PK"u8)) return OfPackage(bytes);
        return IsText(bytes) ? Text : null;
    }

    /// <summary>The name with the ending of what it is: "bill.exe" that is a PDF becomes "bill.exe.pdf".</summary>
    public string Named(string name)
    {
        var fits = name.EndsWith(Ending, StringComparison.OrdinalIgnoreCase) || this == Jpeg && name.EndsWith(".jpeg", StringComparison.OrdinalIgnoreCase);
        if (fits && name.Length <= Document.NameLength) return name;
        var stem = fits ? name[..^Ending.Length] : name;
        return stem[..Math.Min(stem.Length, Document.NameLength - Ending.Length)] + Ending;
    }

    // Only the list of its parts is read: nothing is unpacked, so nothing can burst.
    private static DocumentType? OfPackage(byte[] bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes));
            if (zip.Entries.Any(entry => entry.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase))) return null;
            if (zip.GetEntry("[Content_Types].xml") is null) return null;
            return zip.GetEntry("xl/workbook.xml") is not null ? Workbook : zip.GetEntry("word/document.xml") is not null ? Word : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static bool IsText(byte[] bytes)
    {
        if (bytes.AsSpan().ContainsAny(Unprintable)) return false;
        try
        {
            new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
