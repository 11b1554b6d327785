using System.Globalization;
using System.Xml;

namespace BatchLedger.Imports;

/// <summary>What the cells of the first visible sheet refer to: shared texts, which looks are dates, from which year days are counted.</summary>
internal sealed class WorkbookBook
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true,
    };

    private readonly List<string> texts = [];
    private readonly List<bool> dates = [];
    private readonly List<(string Name, string Relation)> sheets = [];

    public string Sheet => sheets[0].Name;
    public IEnumerable<string> OtherSheets => sheets.Skip(1).Select(sheet => sheet.Name);
    public bool CountsFrom1904 { get; private set; }

    /// <summary>The part that holds the sheet.</summary>
    public string Path { get; private set; } = "";

    public string? Text(int place) => place >= 0 && place < texts.Count ? texts[place] : null;

    public bool IsDate(int look) => look >= 0 && look < dates.Count && dates[look];

    /// <summary>Null after it has noted what is wrong.</summary>
    public static WorkbookBook? Read(WorkbookPackage package, FaultList faults)
    {
        var book = new WorkbookBook();
        Each(package, "xl/workbook.xml", book.OfWorkbook);
        if (book.sheets.Count == 0)
        {
            faults.Add(0, "", "The workbook has no visible sheet.");
            return null;
        }
        Each(package, "xl/_rels/workbook.xml.rels", book.OfRelations);
        if (book.Path.Length == 0)
        {
            faults.Add(0, "", $"Sheet {book.Sheet} does not lie in the workbook itself.");
            return null;
        }
        var formats = new Dictionary<int, bool>();
        var inCells = false;
        Each(package, "xl/styles.xml", xml => inCells = book.OfStyles(xml, formats, inCells));
        Each(package, "xl/sharedStrings.xml", book.OfTexts);
        return book;
    }

    public static XmlReader Xml(Stream part) => XmlReader.Create(part, Settings);

    private static void Each(WorkbookPackage package, string path, Action<XmlReader> element)
    {
        using var part = package.Part(path);
        if (part is null) return;
        using var xml = Xml(part);
        while (xml.Read())
            if (xml.NodeType is XmlNodeType.Element) element(xml);
    }

    private void OfWorkbook(XmlReader xml)
    {
        if (xml.LocalName == "workbookPr") CountsFrom1904 = xml.GetAttribute("date1904") is "1" or "true";
        if (xml.LocalName != "sheet" || xml.GetAttribute("state") is "hidden" or "veryHidden") return;
        var (name, relation) = (xml.GetAttribute("name") ?? "", "");
        while (xml.MoveToNextAttribute())
            if (xml is { LocalName: "id", Prefix.Length: > 0 }) relation = xml.Value;
        sheets.Add((name, relation));
    }

    private void OfRelations(XmlReader xml)
    {
        if (xml.LocalName != "Relationship" || xml.GetAttribute("Id") != sheets[0].Relation || xml.GetAttribute("TargetMode") == "External") return;
        if (xml.GetAttribute("Target") is { Length: > 0 } target) Path = target[0] == '/' ? target[1..] : "xl/" + target;
    }

    // Formats are numbered; the looks of cells, in cellXfs, name such a number. cellStyleXfs has entries of the same name.
    private bool OfStyles(XmlReader xml, Dictionary<int, bool> formats, bool inCells)
    {
        if (xml.LocalName is "cellXfs" or "cellStyleXfs" or "cellStyles") return xml.LocalName == "cellXfs";
        if (xml.LocalName is not ("numFmt" or "xf") || !int.TryParse(xml.GetAttribute("numFmtId"), CultureInfo.InvariantCulture, out var id)) return inCells;
        if (xml.LocalName == "numFmt") formats[id] = DateFormats.IsOne(xml.GetAttribute("formatCode") ?? "");
        else if (inCells) dates.Add(formats.TryGetValue(id, out var isDate) ? isDate : DateFormats.IsOne(id));
        return inCells;
    }

    private void OfTexts(XmlReader xml)
    {
        if (xml.LocalName == "si") texts.Add(RichText.Read(xml));
    }
}
