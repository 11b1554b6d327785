using System.Globalization;
using System.Text;

namespace BatchLedger.Spreadsheets;

/// <summary>
/// The looks a cell may have, by their place in the style sheet. A text style is followed by its guarded twin, which carries quotePrefix:
/// what is in such a cell stays text even when somebody edits it.
/// </summary>
internal static class Styles
{
    public const int Header = 1, Text = 3, Label = 5, Title = 7, Note = 9, TotalText = 11, Pass = 13, Fail = 15, Value = 17;
    public const int Date = 19, Whole = 20, TotalWhole = 21;
    private const int Currencies = DecimalText.MostDigits + 1, AmountBase = 22, TotalBase = AmountBase + Currencies;
    public const int Count = TotalBase + Currencies;
    private const int AccountingBase = 164;

    private const string Top = "<alignment vertical=\"top\"/>", Wrapped = "<alignment vertical=\"top\" wrapText=\"1\"/>";

    public static int Amount(int digits) => AmountBase + digits;

    public static int TotalAmount(int digits) => TotalBase + digits;

    public static int Guarded(int textStyle) => textStyle + 1;

    /// <summary>Excel's own accounting format: zero as a dash, negatives in parentheses, right edges aligned, no colour.</summary>
    public static string Accounting(int digits)
    {
        var number = digits == 0 ? "#,##0" : $"#,##0.{new string('0', digits)}";
        return $"_(* {number}_);_(* ({number});_(* \"-\"{new string('?', digits)}_);_(@_)";
    }

    public static string Xml()
    {
        var formats = Each(digits => $"<numFmt numFmtId=\"{AccountingBase + digits}\" formatCode=\"{Accounting(digits).Replace("\"", "&quot;")}\"/>");
        return $"""
            {Markup.Declaration}<styleSheet xmlns="{Markup.Main}"><numFmts count="{Currencies}">{formats}</numFmts>{Fonts}{Fills}{Borders}<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>{CellFormats()}<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>{WhenNotZero}<tableStyles count="0" defaultTableStyle="TableStyleLight1" defaultPivotStyle="PivotStyleLight16"/></styleSheet>
            """;
    }

    private const string Fonts =
        """<fonts count="7"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="16"/><name val="Calibri"/></font><font><i/><sz val="11"/><color rgb="FF595959"/><name val="Calibri"/></font><font><b/><sz val="11"/><color rgb="FF0B5D2A"/><name val="Calibri"/></font><font><b/><sz val="11"/><color rgb="FF9C0006"/><name val="Calibri"/></font></fonts>""";

    private const string Fills =
        """<fills count="6"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF1F3A5F"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEEF2F7"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFD5F0DE"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFD9D9"/></patternFill></fill></fills>""";

    private const string Borders =
        """<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top style="thin"/><bottom/><diagonal/></border></borders>""";

    private const string WhenNotZero =
        """<dxfs count="1"><dxf><font><b/><color rgb="FF9C0006"/></font><fill><patternFill><bgColor rgb="FFFFC7CE"/></patternFill></fill></dxf></dxfs>""";

    private static string CellFormats()
    {
        var formats = new StringBuilder();
        Format(new(0));
        TextPair(new(49, Font: 1, Fill: 2, Alignment: "<alignment vertical=\"center\" wrapText=\"1\"/>"));
        TextPair(new(49, Alignment: Top));
        TextPair(new(49, Font: 2, Alignment: Top));
        TextPair(new(49, Font: 3));
        TextPair(new(49, Font: 4));
        TextPair(new(49, Font: 2, Fill: 3, Border: 1));
        TextPair(new(49, Font: 5, Fill: 4));
        TextPair(new(49, Font: 6, Fill: 5));
        TextPair(new(49, Alignment: Wrapped));
        Format(new(14, Alignment: "<alignment horizontal=\"left\" vertical=\"top\"/>"));
        Format(new(3, Alignment: Top));
        Format(new(3, Font: 2, Fill: 3, Border: 1));
        formats.Append(Each(digits => new CellFormat(AccountingBase + digits, Alignment: Top).Xml("")));
        formats.Append(Each(digits => new CellFormat(AccountingBase + digits, Font: 2, Fill: 3, Border: 1).Xml("")));
        return $"<cellXfs count=\"{Count}\">{formats}</cellXfs>";

        void TextPair(CellFormat format) => formats.Append(format.Xml("")).Append(format.Xml(" quotePrefix=\"1\""));
        void Format(CellFormat format) => formats.Append(format.Xml(""));
    }

    private static string Each(Func<int, string> ofDigits) => string.Concat(Enumerable.Range(0, Currencies).Select(ofDigits));

    private sealed record CellFormat(int Number, int Font = 0, int Fill = 0, int Border = 0, string Alignment = "")
    {
        public string Xml(string attributes) => string.Create(CultureInfo.InvariantCulture,
            $"<xf numFmtId=\"{Number}\" fontId=\"{Font}\" fillId=\"{Fill}\" borderId=\"{Border}\" xfId=\"0\"{attributes} applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\">{Alignment}</xf>");
    }
}
