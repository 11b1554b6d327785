using System.Text;

namespace BatchLedger.Spreadsheets;

/// <summary>
/// Writes rows of cells from left to right. Cells do not say their address: they follow one another, and a cell left out is an empty one.
/// That is half the file and half the time, and every reader counts along.
/// </summary>
internal sealed class CellWriter(Utf8Buffer xml)
{
    // Day 0 of a sheet. Excel believes in 29 February 1900, so earlier days would be off by one.
    private static readonly int DayZero = new DateOnly(1899, 12, 30).DayNumber;
    private static readonly DateOnly FirstTrueDay = new(1900, 3, 1);

    // Everything of a cell that does not change is bytes made once, for each style.
    private static readonly byte[][] Openings = [.. Enumerable.Range(0, Styles.Count).Select(style => Encoding.UTF8.GetBytes($"<c s=\"{style}\""))];

    private int next;

    /// <summary>The row last begun, counted from one as the sheet does.</summary>
    public int Row { get; private set; }

    public void BeginRow(int row)
    {
        Row = row;
        next = 0;
        xml.Raw("<row r=\""u8);
        xml.Scaled(row, 0);
        xml.Raw("\">"u8);
    }

    public void EndRow() => xml.Raw("</row>"u8);

    /// <summary>An empty text leaves the cell out.</summary>
    public void Text(int column, string? text, int style)
    {
        if (string.IsNullOrEmpty(text)) return;

        var fitted = CellText.Fit(text);
        Open(column, CellText.LooksLikeFormula(fitted) ? Styles.Guarded(style) : style);
        var edgeIsBlank = !fitted.IsEmpty && (char.IsWhiteSpace(fitted[0]) || char.IsWhiteSpace(fitted[^1]));
        xml.Raw(edgeIsBlank ? " t=\"inlineStr\"><is><t xml:space=\"preserve\">"u8 : " t=\"inlineStr\"><is><t>"u8);
        xml.Escaped(fitted);
        xml.Raw("</t></is></c>"u8);
    }

    public void Date(int column, DateOnly date)
    {
        if (date < FirstTrueDay) Text(column, IsoText.Of(date), Styles.Text);
        else Scaled(column, date.DayNumber - DayZero, 0, Styles.Date);
    }

    /// <summary>A number of minor units, or a whole number when digits is 0.</summary>
    public void Scaled(int column, long minor, int digits, int style)
    {
        Open(column, style);
        xml.Raw("><v>"u8);
        xml.Scaled(minor, digits);
        xml.Raw("</v></c>"u8);
    }

    /// <summary>An empty cell that still has a look.</summary>
    public void Blank(int column, int style)
    {
        Open(column, style);
        xml.Raw("/>"u8);
    }

    /// <summary>Our own formula with the value it has now, for readers that do not calculate.</summary>
    public void Formula(int column, Calculation calculation, int style)
    {
        Open(column, style);
        xml.Raw($"><f>{Markup.Escape(calculation.Formula)}</f><v>{calculation.Value}</v></c>");
    }

    private void Open(int column, int style)
    {
        for (; next < column; next++) xml.Raw("<c/>"u8);
        next++;
        xml.Raw(Openings[style]);
    }
}

/// <summary>A formula and its value as decimal text.</summary>
internal sealed record Calculation(string Formula, string Value);
