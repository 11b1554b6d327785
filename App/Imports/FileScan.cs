using System.Text;
using System.Text.Unicode;

namespace BatchLedger.Imports;

/// <summary>Looks at the bytes of a file before anything is made of them: encoding, length, and whether rows end as rows do.
/// A file that passes can be split into fields without surprises.</summary>
internal static class FileScan
{
    public const int MaxMegabytes = 50;
    public const int MaxBytes = MaxMegabytes * 1024 * 1024;
    public const int MaxRowBytes = 64 * 1024;
    public const int MaxRows = 250_000;

    private static readonly byte[] Utf8Mark = [0xEF, 0xBB, 0xBF];

    /// <summary>Answers the text without its mark; empty when there are faults.</summary>
    public static ReadOnlyMemory<byte> Scan(ReadOnlyMemory<byte> bytes, FaultList faults)
    {
        if (WhyNotText(bytes.Span) is { } why)
        {
            faults.Add(0, "", why);
            return default;
        }
        var text = bytes.Span.StartsWith(Utf8Mark) ? bytes[Utf8Mark.Length..] : bytes;
        ScanRows(text.Span, faults);
        return faults.IsEmpty ? text : default;
    }

    private static string? WhyNotText(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [] => "The file is empty. Its first row names the columns.",
        { Length: > MaxBytes } => $"The file is larger than {MaxMegabytes} MB. Split it.",
        [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, 0, 0xFE, 0xFF, ..] => "The file is written in UTF-16 or UTF-32. Save it as CSV in UTF-8.",
        [0xD0, 0xCF, 0x11, 0xE0, ..] => "The file is an old Excel workbook (.xls) or one with a password. Save it as .xlsx without a password.",
        [0x1F, 0x8B, ..] => "The file is compressed. Unpack it first.",
        _ => null,
    };

    private static void ScanRows(ReadOnlySpan<byte> text, FaultList faults)
    {
        for (var row = 1; text.Length > 0; row++)
        {
            if (row > MaxRows + 1)
            {
                faults.Add(row, "", $"The file has more than {MaxRows} rows. Split it.");
                return;
            }
            var end = text.IndexOf((byte)'\n');
            var line = end < 0 ? text : text[..end];
            text = end < 0 ? [] : text[(end + 1)..];
            if (WhyNotRow(line.EndsWith("\r"u8) ? line[..^1] : line) is { } why) faults.Add(row, "", why);
        }
    }

    private static string? WhyNotRow(ReadOnlySpan<byte> line)
    {
        if (line.Length > MaxRowBytes) return $"The row is {line.Length} bytes long; {MaxRowBytes} is the most.";
        if (line.Contains((byte)0)) return "The row holds a NUL byte. Save the file as CSV in UTF-8.";
        if (!Utf8.IsValid(line)) return $"The row is not UTF-8 (byte {FirstInvalid(line) + 1} of the row). Save the file as CSV in UTF-8.";
        return line.Contains((byte)'\r') ? "A carriage return stands in the middle of the row. Rows end with a line feed." : null;
    }

    private static int FirstInvalid(ReadOnlySpan<byte> line)
    {
        var at = 0;
        while (at < line.Length && Rune.DecodeFromUtf8(line[at..], out _, out var length) == System.Buffers.OperationStatus.Done) at += length;
        return at;
    }
}
