using System.Globalization;
using System.Text;
using BatchLedger.Refusals;

namespace BatchLedger.Imports;

/// <summary>Something wrong in a file. Row 1 is the header; row 0 stands for the file as a whole.</summary>
public sealed record ImportFault(int Row, string Column, string What, string Value)
{
    public string Where => (Row, Column) switch
    {
        (0, "") => "File",
        (_, "") => $"Row {Row}",
        _ => $"Row {Row}, {Column}",
    };

    public Fault AsFault() => new(Where, Value.Length == 0 ? What : $"{What} Found \"{Value}\".");
}

/// <summary>Every fault of a file is counted; the first thousand are kept in words.</summary>
public sealed class FaultList
{
    public const int Kept = 1_000;
    private const int ValueShown = 40;

    private readonly List<ImportFault> first = [];

    public IReadOnlyList<ImportFault> First => first;
    public int Total { get; private set; }
    public bool IsEmpty => Total == 0;

    public void Add(int row, string column, string what, string value = "")
    {
        Total++;
        if (first.Count < Kept) first.Add(new ImportFault(row, column, what, Shown(value)));
    }

    public IReadOnlyList<Fault> AsFaults()
    {
        var faults = first.OrderBy(fault => fault.Row).Select(fault => fault.AsFault()).ToList();
        if (Total > Kept) faults.Add(new Fault("More", $"and {(Total - Kept).ToString("N0", CultureInfo.CurrentCulture)} more"));
        return faults;
    }

    // What is faulty may be hostile: it is cut, and what could not be seen is written out.
    private static string Shown(string value)
    {
        var text = new StringBuilder();
        foreach (var sign in value.AsSpan(0, Math.Min(value.Length, ValueShown)))
            text.Append(char.IsSurrogate(sign) || !Fields.IsPlain(sign) ? $"\\u{(int)sign:x4}" : sign.ToString());
        return value.Length > ValueShown ? text.Append('…').ToString() : text.ToString();
    }
}
