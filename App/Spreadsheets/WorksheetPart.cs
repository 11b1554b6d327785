namespace BatchLedger.Spreadsheets;

/// <summary>One worksheet while it is written, and afterwards the few facts that the workbook must know of it.</summary>
internal sealed class WorksheetPart : IDisposable
{
    private readonly Utf8Buffer xml;

    public WorksheetPart(Stream stream, string name, int number)
    {
        xml = new Utf8Buffer(stream);
        Cells = new CellWriter(xml);
        Name = name;
        Number = number;
    }

    public string Name { get; }
    public int Number { get; }
    public int Order { get; init; }
    public CellWriter Cells { get; }
    public TablePart? Table { get; set; }
    public int Columns { get; private set; }
    public bool RepeatsFirstRow { get; private set; }
    public int LastRow => Cells.Row;

    /// <summary>Everything above the rows. A frozen sheet keeps its first row and these columns in sight, and repeats the row on paper.</summary>
    public void Begin(IReadOnlyList<int> widths, int? frozenColumns)
    {
        Columns = widths.Count;
        RepeatsFirstRow = frozenColumns is not null;

        var view = frozenColumns is { } frozen ? Pane(frozen) : "";
        var columns = string.Concat(widths.Select((width, column) => $"<col min=\"{column + 1}\" max=\"{column + 1}\" width=\"{width}\" customWidth=\"1\"/>"));
        xml.Raw($"""
            {Markup.Declaration}<worksheet xmlns="{Markup.Main}" xmlns:r="{Markup.Relations}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">{view}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>
            """);
    }

    private static string Pane(int frozenColumns)
    {
        if (frozenColumns == 0)
            return """<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/>""";

        var first = ColumnLetters.Of(frozenColumns) + "2";
        return $"""
            <pane xSplit="{frozenColumns}" ySplit="1" topLeftCell="{first}" activePane="bottomRight" state="frozen"/><selection pane="topRight"/><selection pane="bottomLeft"/><selection pane="bottomRight" activeCell="{first}" sqref="{first}"/>
            """;
    }

    /// <summary>Everything below the rows. The check cell, when there is one, turns red unless it is zero.</summary>
    public void End(PageText page, string? checkCell)
    {
        xml.Raw("</sheetData>");
        if (checkCell is not null)
            xml.Raw($"<conditionalFormatting sqref=\"{checkCell}\"><cfRule type=\"cellIs\" dxfId=\"0\" priority=\"1\" operator=\"notEqual\"><formula>0</formula></cfRule></conditionalFormatting>");
        xml.Raw($"""
            <pageMargins left="0.4" right="0.4" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><pageSetup orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddHeader>{Markup.Escape(page.Header)}</oddHeader><oddFooter>{Markup.Escape(page.Footer)}</oddFooter></headerFooter><ignoredErrors><ignoredError sqref="{Area(absolute: "")}" numberStoredAsText="1"/></ignoredErrors>
            """);
        if (Table is not null) xml.Raw("<tableParts count=\"1\"><tablePart r:id=\"rId1\"/></tableParts>");
        xml.Raw("</worksheet>");
        Dispose();
    }

    /// <summary>Closes the zip entry, so that the next one can open.</summary>
    public void Dispose() => xml.Dispose();

    /// <summary>All rows and columns written; with "$" as the prefix of each part it is an absolute reference.</summary>
    public string Area(string absolute) =>
        $"{absolute}A{absolute}1:{absolute}{ColumnLetters.Of(Columns - 1)}{absolute}{Math.Max(LastRow, 1)}";
}
