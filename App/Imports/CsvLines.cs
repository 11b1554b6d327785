using CsvHelper;

namespace BatchLedger.Imports;

/// <summary>CSV to lines. Row numbers are the lines of the file.</summary>
internal static class CsvLines
{
    public static IEnumerable<ImportLine> Read(ReadOnlyMemory<byte> bytes, FaultList faults)
    {
        var text = FileScan.Scan(bytes, faults);
        if (!faults.IsEmpty) yield break;

        using var reader = CsvReader.Create(text, Options(faults));
        while (reader.Read()) yield return new ImportLine((int)reader.LineNumber, Values(reader));
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
