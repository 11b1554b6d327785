using System.Globalization;

namespace BatchLedger.Spreadsheets;

/// <summary>What a file manager shows of the file without opening it.</summary>
internal static class PropertyParts
{
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006";

    public static string Core(WorkbookProperties properties)
    {
        var created = properties.Created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return $"""
            {Markup.Declaration}<cp:coreProperties xmlns:cp="{Markup.Package}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{Markup.Escape(properties.Title)}</dc:title><dc:subject>{Markup.Escape(properties.Subject)}</dc:subject><dc:creator>{Markup.Escape(properties.Creator)}</dc:creator><cp:keywords>{Markup.Escape(properties.Keywords)}</cp:keywords><dcterms:created xsi:type="dcterms:W3CDTF">{created}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">{created}</dcterms:modified></cp:coreProperties>
            """;
    }

    public static string App(WorkbookProperties properties) => $"""
        {Markup.Declaration}<Properties xmlns="{Office}/extended-properties"><Application>BatchLedger</Application><Company>{Markup.Escape(properties.Company)}</Company></Properties>
        """;

    /// <summary>Sorted by name: a dictionary's own order is nobody's promise.</summary>
    public static string Custom(IReadOnlyDictionary<string, string> custom)
    {
        // The format wants this class id, and numbers from 2.
        var each = string.Concat(custom.OrderBy(one => one.Key, StringComparer.Ordinal).Select((one, place) => string.Create(CultureInfo.InvariantCulture,
            $"<property fmtid=\"{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}\" pid=\"{place + 2}\" name=\"{Markup.Escape(one.Key)}\"><vt:lpwstr>{Markup.Escape(one.Value)}</vt:lpwstr></property>")));
        return $"""
            {Markup.Declaration}<Properties xmlns="{Office}/custom-properties" xmlns:vt="{Office}/docPropsVTypes">{each}</Properties>
            """;
    }
}
