using System.Globalization;

namespace BatchLedger.Spreadsheets;

/// <summary>The parts that tie sheets, tables and styles into one package.</summary>
internal static class PackageParts
{
    private const string ContentPrefix = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    public static string RootRelations => Relationships(
    [
        ("rId1", Markup.Relations + "/officeDocument", "xl/workbook.xml"),
        ("rId2", Markup.Package + "/relationships/metadata/core-properties", "docProps/core.xml"),
        ("rId3", Markup.Relations + "/extended-properties", "docProps/app.xml"),
        ("rId4", Markup.Relations + "/custom-properties", "docProps/custom.xml"),
    ]);

    public static string WorkbookRelations(IReadOnlyList<WorksheetPart> parts) => Relationships(
    [
        .. parts.Select(part => ($"rId{part.Number}", Markup.Relations + "/worksheet", $"worksheets/sheet{part.Number}.xml")),
        ("rIdStyles", Markup.Relations + "/styles", "styles.xml"),
    ]);

    public static string SheetRelations(WorksheetPart part) =>
        Relationships([("rId1", Markup.Relations + "/table", $"../tables/table{part.Number}.xml")]);

    /// <summary>
    /// Names each sheet's print area and its repeated row. The calculation number is that of a current Excel, so that opening the file
    /// shows the values we wrote instead of asking to save a recalculation.
    /// </summary>
    public static string Workbook(IReadOnlyList<WorksheetPart> inOrder)
    {
        var sheets = string.Concat(inOrder.Select(part => $"<sheet name=\"{Markup.Escape(part.Name)}\" sheetId=\"{part.Number}\" r:id=\"rId{part.Number}\"/>"));
        var areas = string.Concat(inOrder.Select((part, place) => DefinedName("Print_Area", place, part, part.Area("$"))));
        var titles = string.Concat(inOrder.Select((part, place) => part.RepeatsFirstRow ? DefinedName("Print_Titles", place, part, "$1:$1") : ""));
        return $"""
            {Markup.Declaration}<workbook xmlns="{Markup.Main}" xmlns:r="{Markup.Relations}"><workbookPr defaultThemeVersion="124226"/><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="15000"/></bookViews><sheets>{sheets}</sheets><definedNames>{areas}{titles}</definedNames><calcPr calcId="191029"/></workbook>
            """;
    }

    private static string DefinedName(string name, int place, WorksheetPart part, string reference)
    {
        var sheet = Markup.Escape(part.Name.Replace("'", "''"));
        return string.Create(CultureInfo.InvariantCulture, $"<definedName name=\"_xlnm.{name}\" localSheetId=\"{place}\">'{sheet}'!{reference}</definedName>");
    }

    public static string ContentTypes(IReadOnlyList<WorksheetPart> parts)
    {
        var sheets = string.Concat(parts.Select(part => Override($"/xl/worksheets/sheet{part.Number}.xml", ContentPrefix + "worksheet+xml")));
        var tables = string.Concat(parts.Where(part => part.Table is not null).Select(part => Override($"/xl/tables/table{part.Number}.xml", ContentPrefix + "table+xml")));
        var others = Override("/xl/workbook.xml", ContentPrefix + "sheet.main+xml")
            + Override("/xl/styles.xml", ContentPrefix + "styles+xml")
            + Override("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
            + Override("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml")
            + Override("/docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml");
        return $"""
            {Markup.Declaration}<Types xmlns="{Markup.Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{others}{sheets}{tables}</Types>
            """;
    }

    private static string Override(string part, string type) => $"<Override PartName=\"{part}\" ContentType=\"{type}\"/>";

    private static string Relationships(IEnumerable<(string Id, string Type, string Target)> all)
    {
        var each = string.Concat(all.Select(one => $"<Relationship Id=\"{one.Id}\" Type=\"{one.Type}\" Target=\"{one.Target}\"/>"));
        return $"{Markup.Declaration}<Relationships xmlns=\"{Markup.Package}/relationships\">{each}</Relationships>";
    }
}
