using System.Globalization;
using System.Xml;

namespace BatchLedger.Imports;

/// <summary>The first visible sheet of an Excel workbook (.xlsx) to lines. Amounts are taken from the digits of the file, never through a floating figure.</summary>
internal static class WorkbookLines
{
    /// <summary>All lines at once: what is too large or damaged is known before a row is believed.</summary>
    public static IReadOnlyList<ImportLine> Read(ReadOnlyMemory<byte> bytes, FaultList faults, List<string> notes)
    {
        try
        {
            using var package = WorkbookPackage.Open(bytes, faults);
            if (package is null || WorkbookBook.Read(package, faults) is not { } book) return [];
            using var part = package.Part(book.Path);
            if (part is null) throw new InvalidDataException($"{book.Path} is missing");
            if (book.OtherSheets.Any()) notes.Add($"Only sheet {book.Sheet} was read, and not {string.Join(", ", book.OtherSheets)}.");
            using var xml = WorkbookBook.Xml(part);
            var sheet = new WorkbookSheet(book, faults);
            sheet.Read(xml);
            return sheet.Lines;
        }
        catch (WorkbookTooLargeException problem)
        {
            faults.Add(0, "", problem.Message);
        }
        catch (Exception problem) when (problem is XmlException or InvalidDataException or NotSupportedException or IOException or ArgumentException)
        {
            faults.Add(0, "", "The workbook is damaged and cannot be read. Open it in Excel and save it again.", problem.Message);
        }
        return [];
    }
}

/// <summary>One sheet while its rows are read.</summary>
internal sealed class WorkbookSheet(WorkbookBook book, FaultList faults)
{
    private readonly List<ImportLine> lines = [];
    private readonly List<string> values = [];
    private int row, column;

    public IReadOnlyList<ImportLine> Lines => lines;

    public void Read(XmlReader xml)
    {
        while (xml.Read())
        {
            if (xml.NodeType is XmlNodeType.EndElement && xml.LocalName == "row") End();
            if (xml.NodeType is not XmlNodeType.Element) continue;
            if (xml.LocalName == "row" && !Begin(xml)) return;
            if (xml.LocalName == "c" && !Cell(xml)) return;
        }
    }

    // Rows and cells may leave out their place; then they follow the one before.
    private bool Begin(XmlReader xml)
    {
        row = int.TryParse(xml.GetAttribute("r"), CultureInfo.InvariantCulture, out var written) && written > row ? written : row + 1;
        column = 0;
        if (lines.Count == 0 && row > 1) return Stop(1, "The first row of the sheet is empty. It names the columns.");
        return row <= FileScan.MaxRows + 1 || Stop(row, $"The file has more than {FileScan.MaxRows} rows. Split it.");
    }

    private bool Cell(XmlReader xml)
    {
        column = Letters(xml.GetAttribute("r")) is var place and > 0 ? place : column + 1;
        var cell = CellOf(xml);
        var text = cell.Text(book, out var whyNot);
        if (whyNot is null && text.Length == 0) return true;
        if (column > ImportColumns.Most + 1) return Stop(row, $"The row reaches column {column}; {ImportColumns.Most} is the most.");
        while (values.Count < column) values.Add("");
        values[column - 1] = text;
        if (whyNot is not null) faults.Add(row, Header(column), whyNot);
        return true;
    }

    // As wide as the header, so that a row is not faulty for cells that were never touched.
    private void End()
    {
        if (lines.Count > 0)
            while (values.Count < lines[0].Values.Length) values.Add("");
        if (values.Count > 0) lines.Add(new ImportLine(row, [.. values]));
        values.Clear();
    }

    private bool Stop(int at, string why)
    {
        faults.Add(at, "", why);
        lines.Clear();
        return false;
    }

    private string Header(int place) => lines.Count > 0 && place <= lines[0].Values.Length ? lines[0].Values[place - 1].Trim() : $"column {place}";

    private static WorkbookCell CellOf(XmlReader xml)
    {
        var type = xml.GetAttribute("t") ?? "n";
        var look = int.TryParse(xml.GetAttribute("s"), CultureInfo.InvariantCulture, out var known) ? known : -1;
        var (value, formula) = ((string?)null, false);
        if (xml.IsEmptyElement) return new WorkbookCell(type, look, null);
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType is not XmlNodeType.Element) continue;
            formula |= xml.LocalName == "f";
            if (xml.LocalName is "v" or "is") value = RichText.Read(xml);
        }
        return new WorkbookCell(type, look, value) { HasFormula = formula };
    }

    // "AB12" is column 28.
    private static int Letters(string? reference)
    {
        var place = 0;
        foreach (var sign in reference ?? "")
        {
            if (sign is < 'A' or > 'Z' || place > 100_000) break;
            place = place * 26 + (sign - 'A' + 1);
        }
        return place;
    }
}
