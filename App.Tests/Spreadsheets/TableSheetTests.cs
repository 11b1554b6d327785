using BatchLedger.Spreadsheets;
using static BatchLedger.Tests.Spreadsheets.Workbooks;

namespace BatchLedger.Tests.Spreadsheets;

public class TableSheetTests
{
    [Fact, Trait("Convention", "X7")]
    public void The_header_row_and_the_first_columns_stay_in_sight()
    {
        var pane = Sheet(TwoLines()).Descendants(Main + "pane").Single();

        Assert.Equal(("2", "1", "C2", "frozen"), ((string)pane.Attribute("xSplit")!, (string)pane.Attribute("ySplit")!, (string)pane.Attribute("topLeftCell")!, (string)pane.Attribute("state")!));
    }

    [Fact, Trait("Convention", "X8")]
    public void Each_sheet_is_a_named_table_with_a_filter_and_bands()
    {
        using var book = Read(TwoLines());
        var table = book.Worksheet("Detail").Tables.Single();

        Assert.Equal("tblDetail_B0042", table.Name);
        Assert.Equal("A1:F4", table.RangeAddress.ToString());
        Assert.True(table.ShowAutoFilter);
        Assert.True(table.ShowRowStripes);
        Assert.Equal(["Account", "Account name", "Date", "Debit", "Credit", "Lines"], table.Fields.Select(field => field.Name));
        Assert.Equal("A1:F3", (string)Part(TwoLines(), "xl/tables/table1.xml").Descendants(Main + "autoFilter").Single().Attribute("ref")!);
    }

    [Fact, Trait("Convention", "X8")]
    public void Columns_of_one_name_get_names_of_their_own()
    {
        var file = Written(book => book.Table(new("S", "1 bad name", [SheetColumn.Text("Name", 9), SheetColumn.Text("NAME", 9), SheetColumn.Text("a\nb", 9), SheetColumn.Text("", 9)])).Row().Text("x"));

        Assert.Empty(Faults(file));
        using var book = Read(file);
        Assert.Equal(["Name", "NAME 2", "a b", "Column"], book.Worksheet(1).Tables.Single().Fields.Select(field => field.Name));
        Assert.Equal("tbl_1_bad_name", book.Worksheet(1).Tables.Single().Name);
    }

    [Fact, Trait("Convention", "X9")]
    public void The_totals_row_carries_formula_and_value()
    {
        var file = TwoLines();
        var debit = Cell(file, row: 4, column: 3);

        Assert.Equal("SUBTOTAL(109,tblDetail_B0042[Debit])", debit.Element(Main + "f")!.Value);
        Assert.Equal("1234.56", debit.Element(Main + "v")!.Value);
        Assert.Equal("Total", Cell(file, row: 4, column: 0).Value);
        Assert.Equal("1", (string)Part(file, "xl/tables/table1.xml").Root!.Attribute("totalsRowCount")!);
    }

    [Fact, Trait("Convention", "X9")]
    public void A_sum_is_exact_where_fractions_and_longs_are_not()
    {
        var file = Written(book =>
        {
            var sheet = book.Table(Ledger());
            for (var line = 0; line < 1000; line++) sheet.Row().Blank().Blank().Blank().Amount(10).Amount(long.MaxValue);
        });

        Assert.Equal("100.00", Cell(file, row: 1002, column: 3).Element(Main + "v")!.Value);
        Assert.Equal("92233720368547758070.00", Cell(file, row: 1002, column: 4).Element(Main + "v")!.Value);
    }

    [Fact, Trait("Convention", "X9")]
    public void A_column_name_with_brackets_can_still_be_summed()
    {
        var file = Written(book => book.Table(new("S", "tblBrackets", [SheetColumn.Text("A", 9), SheetColumn.Amount("Net [USD] #1's", 2)])).Row().Text("x").Amount(5));

        Assert.Equal("SUBTOTAL(109,tblBrackets[Net '[USD'] '#1''s])", Cell(file, row: 3, column: 1).Element(Main + "f")!.Value);
        Assert.Empty(Faults(file));
    }

    [Theory, Trait("Convention", "X10")]
    [InlineData(500, 500, "0.00")]
    [InlineData(500, 501, "-0.01")]
    public void A_check_cell_shows_debit_less_credit_and_turns_red(long debit, long credit, string expected)
    {
        var file = Written(book => book.Table(Ledger()).Row().Blank().Blank().Blank().Amount(debit).Amount(credit));

        var check = Cell(file, row: 5, column: 3);
        Assert.Equal("ROUND(SUM(tblDetail_B0042[Debit])-SUM(tblDetail_B0042[Credit]),2)", check.Element(Main + "f")!.Value);
        Assert.Equal(expected, check.Element(Main + "v")!.Value);
        Assert.Equal("Check: Debit − Credit must be 0.00", Cell(file, row: 5, column: 0).Value);

        var red = Sheet(file).Descendants(Main + "conditionalFormatting").Single();
        Assert.Equal("D5", (string)red.Attribute("sqref")!);
        Assert.Equal("notEqual", (string)red.Descendants(Main + "cfRule").Single().Attribute("operator")!);
    }

    [Fact]
    public void A_table_without_rows_is_still_a_sound_file()
    {
        var file = Written(book => book.Table(Ledger()));

        Assert.Empty(Faults(file));
        Assert.Equal("0.00", Cell(file, row: 3, column: 3).Element(Main + "v")!.Value);
    }

    [Fact, Trait("Convention", "X20"), Trait("Convention", "X13")]
    public void Past_the_row_limit_the_rows_go_on_in_a_second_sheet_and_both_say_so()
    {
        var file = Written(book =>
        {
            var sheet = book.Table(Ledger());
            for (var line = 1; line <= 15; line++) sheet.Row().Text($"{line}").Blank().Blank().Amount(line % 2 == 1 ? 100 : 0).Amount(line % 2 == 0 ? 100 : 0);
        }, Properties with { RowLimit = 18 });

        Assert.Empty(Faults(file));
        using var book = Read(file);
        Assert.Equal(["Detail", "Detail (2)"], book.Worksheets.Select(sheet => sheet.Name));
        Assert.Equal(["tblDetail_B0042", "tblDetail_B0042_2"], book.Worksheets.Select(sheet => sheet.Tables.Single().Name));
        Assert.Equal("10", book.Worksheet(1).Cell("A11").GetString());
        Assert.Equal("The rows go on in sheet \"Detail (2)\".", book.Worksheet(1).Cell("A14").GetString());
        Assert.Equal("11", book.Worksheet(2).Cell("A2").GetString());
        Assert.Equal("Total of 2 sheets", book.Worksheet(2).Cell("A9").GetString());
        Assert.Equal("SUM(tblDetail_B0042[Debit],tblDetail_B0042_2[Debit])", Cell(file, 9, 3, sheet: 2).Element(Main + "f")!.Value);
        Assert.Equal("8.00", Cell(file, 9, 3, sheet: 2).Element(Main + "v")!.Value);
        Assert.Equal("1.00", Cell(file, 11, 3, sheet: 2).Element(Main + "v")!.Value);
        Assert.Equal("The rows began in sheet \"Detail\".", book.Worksheet(2).Cell("A13").GetString());
        Assert.Single(Sheet(file, 2).Descendants(Main + "cfRule"));
        Assert.Empty(Sheet(file, 1).Descendants(Main + "cfRule"));
    }

    [Fact, Trait("Convention", "X20")]
    public void Rows_that_just_fit_need_no_second_sheet()
    {
        var file = Written(book =>
        {
            var sheet = book.Table(Ledger());
            for (var line = 0; line < 10; line++) sheet.Row().Text("x");
        }, Properties with { RowLimit = 18 });

        using var book = Read(file);
        Assert.Equal("Detail", Assert.Single(book.Worksheets).Name);
    }
}
