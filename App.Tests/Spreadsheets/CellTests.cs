using BatchLedger.Spreadsheets;
using ClosedXML.Excel;
using static BatchLedger.Tests.Spreadsheets.Workbooks;

namespace BatchLedger.Tests.Spreadsheets;

public class CellTests
{
    [Theory, Trait("Convention", "X1")]
    [InlineData(0, 0, "0")]
    [InlineData(-5, 2, "-0.05")]
    [InlineData(123_456, 2, "1234.56")]
    [InlineData(123_456, 0, "123456")]
    [InlineData(1_005, 3, "1.005")]
    [InlineData(-10_001, 4, "-1.0001")]
    [InlineData(long.MaxValue, 2, "92233720368547758.07")]
    [InlineData(long.MinValue, 2, "-92233720368547758.08")]
    public void An_amount_is_a_number_with_every_digit_it_was_given(long minor, int digits, string expected)
    {
        var file = Written(book => book.Table(Ledger(digits)).Row().Blank().Blank().Blank().Amount(minor).Amount(0));

        var cell = Cell(file, row: 2, column: 3);

        Assert.Null(cell.Attribute("t"));
        Assert.Equal(expected, cell.Element(Main + "v")!.Value);
        Assert.Equal(expected, Cell(file, row: 3, column: 3).Element(Main + "v")!.Value);
    }

    [Theory, Trait("Convention", "X2")]
    [InlineData(0, "_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)")]
    [InlineData(2, "_(* #,##0.00_);_(* (#,##0.00);_(* \"-\"??_);_(@_)")]
    [InlineData(3, "_(* #,##0.000_);_(* (#,##0.000);_(* \"-\"???_);_(@_)")]
    [InlineData(4, "_(* #,##0.0000_);_(* (#,##0.0000);_(* \"-\"????_);_(@_)")]
    public void An_amount_wears_the_accounting_format_of_its_currency(int digits, string expected)
    {
        var file = Written(book => book.Table(Ledger(digits)).Row().Blank().Blank().Blank().Amount(-1).Amount(0));

        Assert.Equal(expected, Format(file, Cell(file, row: 2, column: 3)));
        Assert.Equal(expected, Format(file, Cell(file, row: 3, column: 3)));
    }

    [Fact, Trait("Convention", "X3")]
    public void Debit_and_credit_stand_in_two_columns_both_positive()
    {
        using var book = Read(TwoLines());
        var sheet = book.Worksheet("Detail");

        Assert.Equal(1234.56, sheet.Cell("D2").GetDouble());
        Assert.Equal(0, sheet.Cell("E2").GetDouble());
        Assert.Equal(1234.56, sheet.Cell("E3").GetDouble());
    }

    [Theory, Trait("Convention", "X4")]
    [InlineData("1900-03-01", "61")]
    [InlineData("2000-02-29", "36585")]
    [InlineData("2026-01-31", "46053")]
    [InlineData("9999-12-31", "2958465")]
    public void A_date_is_a_day_number_that_follows_the_readers_locale(string day, string serial)
    {
        var file = Written(book => book.Table(Ledger()).Row().Blank().Blank().Date(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

        var cell = Cell(file, row: 2, column: 2);
        Assert.Equal(serial, cell.Element(Main + "v")!.Value);
        Assert.Equal("14", Format(file, cell));
        using var book = Read(file);
        Assert.Equal(XLDataType.DateTime, book.Worksheet(1).Cell("C2").DataType);
        Assert.Equal(day, book.Worksheet(1).Cell("C2").GetDateTime().ToString("yyyy-MM-dd"));
    }

    [Fact, Trait("Convention", "X4")]
    public void A_day_that_Excel_cannot_count_is_written_in_words()
    {
        var file = Written(book => book.Table(Ledger()).Row().Blank().Blank().Date(new(1899, 1, 1)));

        Assert.Equal("1899-01-01", Cell(file, row: 2, column: 2).Value);
    }

    [Theory, Trait("Convention", "X5")]
    [InlineData("007")]
    [InlineData("12345678901234567890")]
    [InlineData("1E5")]
    public void An_account_number_is_text_and_keeps_each_digit(string number)
    {
        var file = Written(book => book.Table(Ledger()).Row().Text(number));

        Assert.Equal("49", Format(file, Cell(file, row: 2, column: 0)));
        using var book = Read(file);
        Assert.Equal(XLDataType.Text, book.Worksheet(1).Cell("A2").DataType);
        Assert.Equal(number, book.Worksheet(1).Cell("A2").GetString());
    }

    [Fact, Trait("Convention", "X6")]
    public void Account_number_and_account_name_stand_in_two_columns()
    {
        using var book = Read(TwoLines());

        Assert.Equal(("007", "Cash"), (book.Worksheet(1).Cell("A2").GetString(), book.Worksheet(1).Cell("B2").GetString()));
    }

    [Theory]
    [InlineData("Müller & Söhne <AG> \"x\" 'y'")]
    [InlineData("  blanks at both ends  ")]
    [InlineData("two\nlines")]
    [InlineData("日本語 🙂 עברית")]
    [InlineData("a_x0041_b")]
    [InlineData("]]>")]
    public void What_was_typed_is_read_back(string text)
    {
        var file = Written(book => book.Table(Ledger()).Row().Text("1").Text(text));

        Assert.Empty(Faults(file));
        Assert.Equal(text, Cell(file, row: 2, column: 1).Value.Replace("_x005F_", "_"));
        using var book = Read(file);
        Assert.Equal(text, book.Worksheet(1).Cell("B2").GetString().Replace("_x005F_", "_").ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("a\0b\u0001c\u001F", "abc")]
    [InlineData("a\uFFFFb\u007F", "ab\u007F")]
    [InlineData("a\uFFFEb\uFFFF", "ab")]
    public void What_a_file_may_not_hold_is_left_out(string text, string expected)
    {
        var file = Written(book => book.Table(Ledger()).Row().Text("1").Text(text));

        Assert.Empty(Faults(file));
        Assert.Equal(expected, Cell(file, row: 2, column: 1).Value);
    }

    [Fact]
    public void Half_a_character_is_left_out()
    {
        var half = (char)0xD83D;
        var file = Written(book => book.Table(Ledger()).Row().Text("1").Text($"a{half}b{half}"));

        Assert.Empty(Faults(file));
        Assert.Equal("ab", Cell(file, row: 2, column: 1).Value);
    }

    [Theory]
    [InlineData('x', 40_000, 32_767)]
    [InlineData('ü', 32_767, 32_767)]
    public void A_text_longer_than_a_cell_is_cut(char letter, int given, int kept)
    {
        var file = Written(book => book.Table(Ledger()).Row().Text("1").Text(new string(letter, given)));

        Assert.Equal(kept, Cell(file, row: 2, column: 1).Value.Length);
    }

    [Fact]
    public void The_cut_never_halves_a_character()
    {
        var file = Written(book => book.Table(Ledger()).Row().Text("1").Text(new string('x', 32_766) + "🙂"));

        Assert.Equal(new string('x', 32_766), Cell(file, row: 2, column: 1).Value);
    }

    [Fact]
    public void A_cell_of_another_kind_than_its_column_is_refused()
    {
        var fault = Assert.Throws<InvalidOperationException>(() => Written(book => book.Table(Ledger()).Row().Amount(5)));

        Assert.Equal("Column 'Account' of sheet 'Detail' holds Text, not Amount.", fault.Message);
    }
}
