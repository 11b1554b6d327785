using System.IO.Compression;
using System.Xml.Linq;
using BatchLedger.Spreadsheets;
using ClosedXML.Excel;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace BatchLedger.Tests.Spreadsheets;

/// <summary>Real files for the tests, and the three ways the tests look at them: as a validator, as a reader, as bytes.</summary>
internal static class Workbooks
{
    public static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public static readonly WorkbookProperties Properties = new("Ledger of B-000042", new DateTimeOffset(2026, 1, 31, 18, 30, 0, TimeSpan.FromHours(2)));

    /// <summary>Columns A to F: account, name, day, debit, credit, lines.</summary>
    public static TablePlan Ledger(int digits = 2) => new("Detail", "tblDetail_B0042",
    [
        SheetColumn.Text("Account", 12),
        SheetColumn.Text("Account name", 30),
        SheetColumn.Date("Date"),
        SheetColumn.Amount("Debit", digits, ColumnTotal.Debit),
        SheetColumn.Amount("Credit", digits, ColumnTotal.Credit),
        SheetColumn.Whole("Lines"),
    ]) { FrozenColumns = 2 };

    public static byte[] Written(Action<WorkbookWriter> write, WorkbookProperties? properties = null)
    {
        using var file = new MemoryStream();
        using (var book = new WorkbookWriter(new OneWay(file), properties ?? Properties))
        {
            write(book);
            book.Finish();
        }
        return file.ToArray();
    }

    /// <summary>Two lines that balance.</summary>
    public static byte[] TwoLines(WorkbookProperties? properties = null) => Written(book => book.Table(Ledger())
        .Row().Text("007").Text("Cash").Date(new(2026, 1, 31)).Amount(123_456).Amount(0).Whole(1)
        .Row().Text("4000").Text("Dues").Date(new(2026, 1, 31)).Amount(0).Amount(123_456).Whole(2), properties);

    public static List<string> Faults(byte[] file)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), false);
        return [.. new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document)
            .Select(fault => $"{fault.Part?.Uri} {fault.Path?.XPath}: {fault.Description}")];
    }

    public static XLWorkbook Read(byte[] file) => new(new MemoryStream(file));

    public static List<string> Parts(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return [.. zip.Entries.Select(entry => entry.FullName)];
    }

    public static XDocument Part(byte[] file, string path)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        using var part = zip.GetEntry(path)!.Open();
        return XDocument.Load(part, System.Xml.Linq.LoadOptions.PreserveWhitespace);
    }

    public static XDocument Sheet(byte[] file, int number = 1) => Part(file, $"xl/worksheets/sheet{number}.xml");

    public static XElement Cell(byte[] file, int row, int column, int sheet = 1) => Sheet(file, sheet)
        .Descendants(Main + "row").Single(one => (int)one.Attribute("r")! == row).Elements(Main + "c").ElementAt(column);

    /// <summary>The cell's entry in the style sheet.</summary>
    public static XElement Look(byte[] file, XElement cell) => Part(file, "xl/styles.xml")
        .Descendants(Main + "cellXfs").Single().Elements().ElementAt((int)cell.Attribute("s")!);

    public static string Format(byte[] file, XElement cell)
    {
        var id = (string)Look(file, cell).Attribute("numFmtId")!;
        return (string?)Part(file, "xl/styles.xml").Descendants(Main + "numFmt").SingleOrDefault(one => (string?)one.Attribute("numFmtId") == id)?.Attribute("formatCode") ?? id;
    }
}
