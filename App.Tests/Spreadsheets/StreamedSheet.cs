using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace BatchLedger.Tests.Spreadsheets;

/// <summary>Reads a sheet row by row, however long it is.</summary>
internal static class StreamedSheet
{
    /// <summary>The text of each cell, row after row; a heading is a row too.</summary>
    public static IEnumerable<IReadOnlyList<string>> Rows(string path, string sheet)
    {
        using var document = SpreadsheetDocument.Open(path, false);
        var book = document.WorkbookPart!;
        var id = book.Workbook!.Descendants<Sheet>().Single(one => one.Name == sheet).Id!.Value!;
        using var part = book.GetPartById(id).GetStream();
        using var xml = XmlReader.Create(part);
        while (xml.Read())
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "row" })
                yield return Cells(xml);
    }

    /// <summary>"600.1" and "600.10" in minor units of two digits; an empty cell is nothing.</summary>
    public static long Cents(string text) => text.Length == 0 ? 0 : (long)(decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture) * 100);

    private static List<string> Cells(XmlReader xml)
    {
        var cells = new List<string>();
        var text = new StringBuilder();
        using var row = xml.ReadSubtree();
        while (row.Read())
            switch (row)
            {
                case { NodeType: XmlNodeType.Element, LocalName: "c", IsEmptyElement: true }:
                    cells.Add("");
                    break;
                case { NodeType: XmlNodeType.Element, LocalName: "c" }:
                    text.Clear();
                    break;
                case { NodeType: XmlNodeType.Text or XmlNodeType.SignificantWhitespace }:
                    text.Append(row.Value);
                    break;
                case { NodeType: XmlNodeType.EndElement, LocalName: "c" }:
                    cells.Add(text.ToString());
                    break;
            }
        return cells;
    }
}
