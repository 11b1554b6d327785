using System.Security.Cryptography;

namespace BatchLedger.Imports;

/// <summary>A file as rows under known columns. Row numbers are the lines of the file: 1 is the header.</summary>
internal sealed record ImportSheet(string Sha256, IReadOnlyList<ImportRow> Rows)
{
    /// <summary>What of the file was not read, and is no fault.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Bytes to rows: no disk, no database, no clock.</summary>
    public static ImportSheet Read(ReadOnlyMemory<byte> bytes, ImportColumns columns, FaultList faults)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        if (!WorkbookPackage.IsOne(bytes.Span)) return new ImportSheet(hash, ReadRows(CsvLines.Read(bytes, faults), columns, faults));

        var notes = new List<string>();
        return new ImportSheet(hash, ReadRows(WorkbookLines.Read(bytes, faults, notes), columns, faults)) { Notes = notes };
    }

    private static List<ImportRow> ReadRows(IEnumerable<ImportLine> lines, ImportColumns columns, FaultList faults)
    {
        var rows = new List<ImportRow>();
        using var line = lines.GetEnumerator();
        if (!line.MoveNext())
        {
            if (faults.IsEmpty) faults.Add(0, "", "The file is empty. Its first row names the columns.");
            return rows;
        }
        var width = line.Current.Values.Length;
        var places = columns.Locate(line.Current.Values, faults);
        if (!faults.IsEmpty) return rows;

        while (line.MoveNext())
        {
            var (number, values) = line.Current;
            if (values.Length != width) faults.Add(number, "", $"The row has {values.Length} columns, the header {width}.");
            else if (values.Any(value => value.Length > 0)) rows.Add(new ImportRow(number, values, places));
        }
        if (rows.Count == 0 && faults.IsEmpty) faults.Add(0, "", "The file has a header but no rows.");
        return rows;
    }
}

/// <summary>One row, by column name. A column that the file does not have is empty.</summary>
internal sealed class ImportRow(int number, string[] values, Dictionary<string, int> places)
{
    public int Number { get; } = number;

    public string this[string column] => places.TryGetValue(column, out var place) ? values[place].Trim(' ') : "";
}
