using System.Buffers;
using System.Globalization;
using System.Text;
using BatchLedger.Spreadsheets;

namespace BatchLedger.GlFormats;

/// <summary>
/// Rows of an import file, CRLF, without a byte order mark, which some importers take for a part of the first title. What stands in a cell arrives as it is:
/// a text that does not fit was refused before (<see cref="ImportFile"/>), and if it was not, the encoding throws rather than replaces. The stream stays open.
/// </summary>
internal sealed class DelimitedFile : IDisposable
{
    private static readonly SearchValues<char> WantQuotes = SearchValues.Create(",\"\r\n");

    private readonly StreamWriter target;
    private readonly char delimiter;
    private bool rowHasCells;

    private DelimitedFile(Stream stream, Encoding encoding, char delimiter)
    {
        target = new StreamWriter(stream, encoding, 64 * 1024, leaveOpen: true) { NewLine = "\r\n" };
        this.delimiter = delimiter;
    }

    /// <summary>UTF-8, RFC 4180.</summary>
    public static DelimitedFile Csv(Stream stream) => new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), ',');

    /// <summary>Windows-1252 and tabs; there are no quotes.</summary>
    public static DelimitedFile Tabbed(Stream stream) => new(stream, Windows1252.Encoding, '\t');

    public DelimitedFile Titles(params IEnumerable<string> titles)
    {
        foreach (var title in titles) Cell(title);
        return EndRow();
    }

    public DelimitedFile Cell(string? text)
    {
        if (rowHasCells) target.Write(delimiter);
        rowHasCells = true;
        target.Write(delimiter is ',' && text.AsSpan().ContainsAny(WantQuotes) ? $"\"{text!.Replace("\"", "\"\"")}\"" : text);
        return this;
    }

    public DelimitedFile Blank(int cells = 1)
    {
        while (cells-- > 0) Cell(null);
        return this;
    }

    public DelimitedFile Whole(int number) => Cell(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Minor units, two decimals.</summary>
    public DelimitedFile Amount(long minor)
    {
        Span<byte> bytes = stackalloc byte[DecimalText.MostBytes];
        return Cell(Encoding.ASCII.GetString(bytes[..DecimalText.Write(bytes, minor, 2)]));
    }

    /// <summary>Debit and credit in two cells, the other side blank.</summary>
    public DelimitedFile Sides(OutsideLine line) => line.Debit > 0 ? Amount(line.Debit).Blank() : Blank().Amount(line.Credit);

    public DelimitedFile EndRow()
    {
        target.WriteLine();
        rowHasCells = false;
        return this;
    }

    public void Dispose() => target.Dispose();
}
