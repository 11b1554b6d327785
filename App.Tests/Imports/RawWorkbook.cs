using System.IO.Compression;
using System.Text;

namespace BatchLedger.Tests.Imports;

/// <summary>The smallest workbook there is, part by part, so that a test can spoil any of them.</summary>
internal sealed class RawWorkbook
{
    private const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private const string Relation = "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

    public Dictionary<string, string> Parts { get; } = new()
    {
        ["xl/workbook.xml"] = $"<workbook {Main} {Relation}><sheets><sheet name=\"Journals\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
        ["xl/_rels/workbook.xml.rels"] = "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
    };

    /// <summary>Each row is a list of cells, written as XML.</summary>
    public RawWorkbook(params string[] rows) =>
        Parts["xl/worksheets/sheet1.xml"] = Sheet(string.Concat(rows.Select((row, at) => $"<row r=\"{at + 1}\">{row}</row>")));

    public RawWorkbook With(string part, string content)
    {
        Parts[part] = content;
        return this;
    }

    public RawWorkbook Without(string part)
    {
        Parts.Remove(part);
        return this;
    }

    public RawWorkbook WithSheet(string rows) => With("xl/worksheets/sheet1.xml", Sheet(rows));

    public static string Sheet(string rows) => $"<worksheet {Main}><sheetData>{rows}</sheetData></worksheet>";

    public static string Texts(params string[] texts) => string.Concat(texts.Select(text => $"<c t=\"inlineStr\"><is><t>{text}</t></is></c>"));

    public byte[] Bytes()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, content) in Parts)
                using (var part = zip.CreateEntry(path).Open())
                    part.Write(Encoding.UTF8.GetBytes(content));
        return file.ToArray();
    }
}
