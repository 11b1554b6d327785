using System.Buffers;
using System.Globalization;
using System.Text;

namespace BatchLedger.Spreadsheets;

/// <summary>
/// The plain twin of a sheet: UTF-8 with BOM, CRLF, RFC 4180 quotes, decimals with a dot, ISO dates, one header row. A text that a
/// spreadsheet might take for a formula gets an apostrophe in front; an amount never does. The stream stays open.
/// </summary>
public sealed class CsvWriter : IDisposable
{
    // Semicolon and tab too: some readers split there whatever the file is called.
    private static readonly SearchValues<char> WantQuotes = SearchValues.Create(",;\t\"\r\n");

    private readonly StreamWriter target;
    private bool rowHasCells;
    private bool inRow;

    public CsvWriter(Stream stream, IEnumerable<string> headers)
    {
        target = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 64 * 1024, leaveOpen: true) { NewLine = "\r\n" };
        Row();
        foreach (var header in headers) Text(header);
    }

    public CsvWriter Row()
    {
        if (inRow) target.WriteLine();
        inRow = true;
        rowHasCells = false;
        return this;
    }

    public CsvWriter Text(string? text)
    {
        var clean = CellText.Clean(text ?? "");
        return Cell(CellText.LooksLikeFormula(clean) ? "'" + clean : clean);
    }

    /// <summary>A moment as text in UTC.</summary>
    public CsvWriter Stamp(DateTimeOffset? stamp) => Cell(stamp is { } moment ? IsoText.Of(moment) : "");

    public CsvWriter Date(DateOnly? date) => Cell(date is { } day ? IsoText.Of(day) : "");

    /// <summary>Minor units of a currency with so many digits (0 to 4).</summary>
    public CsvWriter Amount(long? minor, int digits)
    {
        Span<byte> bytes = stackalloc byte[DecimalText.MostBytes];
        return Cell(minor is { } units ? Encoding.ASCII.GetString(bytes[..DecimalText.Write(bytes, units, digits)]) : "");
    }

    public CsvWriter Whole(long? number) => Cell(number?.ToString(CultureInfo.InvariantCulture) ?? "");

    public CsvWriter Blank() => Cell("");

    private CsvWriter Cell(string text)
    {
        if (rowHasCells) target.Write(',');
        rowHasCells = true;
        target.Write(text.AsSpan().ContainsAny(WantQuotes) ? $"\"{text.Replace("\"", "\"\"")}\"" : text);
        return this;
    }

    /// <summary>Ends the last row. Without rows the file is its header.</summary>
    public void Dispose()
    {
        if (inRow) target.WriteLine();
        target.Dispose();
    }
}
