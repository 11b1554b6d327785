using System.Security.Cryptography;
using CsvHelper;

namespace BatchLedger.Imports;

/// <summary>A file as rows under known columns. Row numbers are the lines of the file: 1 is the header.</summary>
internal sealed record ImportSheet(string Sha256, IReadOnlyList<ImportRow> Rows)
{
    /// <summary>Bytes to rows: no disk, no database, no clock.</summary>
    public static ImportSheet Read(ReadOnlyMemory<byte> bytes, ImportColumns columns, FaultList faults)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        var text = FileScan.Scan(bytes, faults);
        if (!faults.IsEmpty) return new ImportSheet(hash, []);

        using var reader = CsvReader.Create(text, Options(faults));
        return new ImportSheet(hash, ReadRows(reader, columns, faults));
    }

    private static List<ImportRow> ReadRows(CsvReader reader, ImportColumns columns, FaultList faults)
    {
        var rows = new List<ImportRow>();
        if (!reader.Read())
        {
            faults.Add(0, "", "The file is empty. Its first row names the columns.");
            return rows;
        }
        var width = reader.FieldCount;
        var places = columns.Locate(Values(reader), faults);
        if (!faults.IsEmpty) return rows;

        while (reader.Read())
        {
            if (reader.FieldCount != width) faults.Add((int)reader.LineNumber, "", $"The row has {reader.FieldCount} columns, the header {width}.");
            else if (Values(reader) is var values && values.Any(value => value.Length > 0)) rows.Add(new ImportRow((int)reader.LineNumber, values, places));
        }
        if (rows.Count == 0 && faults.IsEmpty) faults.Add(0, "", "The file has a header but no rows.");
        return rows;
    }

    private static string[] Values(CsvReader reader)
    {
        var values = new string[reader.FieldCount];
        for (var place = 0; place < values.Length; place++) values[place] = reader.GetString(place);
        return values;
    }

    // A row is a line: one quote that is not closed must not swallow the rows after it.
    private static CsvReaderOptions Options(FaultList faults) => new()
    {
        Separator = ',', HasHeader = false, AllowLineBreaksInQuotes = false, TrackLineNumbers = true, PoolStrings = true,
        OnMalformedRecord = bad => faults.Add((int)bad.LineNumber, "", WhyMalformed(bad.Reason)),
    };

    private static string WhyMalformed(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.LineBreakInQuotes or CsvMalformedReason.UnterminatedQuote => "A quote is opened and not closed in the same row.",
        _ => "A quote stands where none can. Write the field in quotes, and each quote in it twice.",
    };
}

/// <summary>One row, by column name. A column that the file does not have is empty.</summary>
internal sealed class ImportRow(int number, string[] values, Dictionary<string, int> places)
{
    public int Number { get; } = number;

    public string this[string column] => places.TryGetValue(column, out var place) ? values[place].Trim(' ') : "";
}
