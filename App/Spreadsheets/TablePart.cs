using System.Globalization;

namespace BatchLedger.Spreadsheets;

/// <summary>The named table of one sheet: where it is, what its columns are called, and what its totals row says.</summary>
internal sealed record TablePart(int Number, string Name, IReadOnlyList<SheetColumn> Columns, int LastRow)
{
    public const string TotalsLabel = "Total";

    /// <summary>The label of the totals row stands in the first column, unless that column is itself summed.</summary>
    public bool HasLabel => Columns[0].Total == ColumnTotal.None;

    public string Xml()
    {
        var last = ColumnLetters.Of(Columns.Count - 1);
        var columns = string.Concat(Columns.Select((column, place) => $"<tableColumn id=\"{place + 1}\" name=\"{Markup.Escape(column.Header)}\"{Totals(column, place)}/>"));
        return string.Create(CultureInfo.InvariantCulture, $"""
            {Markup.Declaration}<table xmlns="{Markup.Main}" id="{Number}" name="{Name}" displayName="{Name}" ref="A1:{last}{LastRow}" totalsRowCount="1"><autoFilter ref="A1:{last}{LastRow - 1}"/><tableColumns count="{Columns.Count}">{columns}</tableColumns><tableStyleInfo name="TableStyleLight1" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>
            """);
    }

    private string Totals(SheetColumn column, int place)
    {
        if (column.Total != ColumnTotal.None) return " totalsRowFunction=\"sum\"";
        return place == 0 && HasLabel ? $" totalsRowLabel=\"{TotalsLabel}\"" : "";
    }

    /// <summary>What readers see, filters applied.</summary>
    public static string Subtotal(string table, SheetColumn column) => $"SUBTOTAL(109,{Column(table, column)})";

    public static string Column(string table, SheetColumn column) =>
        $"{table}[{string.Concat(column.Header.Select(unit => "[]#'@".Contains(unit) ? $"'{unit}" : unit.ToString()))}]";

    /// <summary>A table finds its columns by name, so each gets one of its own, on one line and not empty.</summary>
    public static IReadOnlyList<SheetColumn> WithOwnNames(IReadOnlyList<SheetColumn> columns)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. columns.Select(column => column with { Header = Unused(column.Header) })];

        string Unused(string header)
        {
            var name = CellText.Cut(CellText.Clean(header).ReplaceLineEndings(" ").Replace('\t', ' ').Trim(), 200).ToString();
            if (name.Length == 0) name = "Column";
            var candidate = name;
            for (var number = 2; !taken.Add(candidate); number++) candidate = $"{name} {number}";
            return candidate;
        }
    }
}
