using System.Text;
using BatchLedger.Spreadsheets;

namespace BatchLedger.Tests.Spreadsheets;

public class CsvWriterTests
{
    [Fact, Trait("Convention", "X23")]
    public void A_CSV_is_what_imports_expect_byte_for_byte()
    {
        var bytes = Written(csv => csv
            .Row().Text("007").Text("Smith, \"Joe\"").Date(new(2026, 1, 31)).Amount(-123_456, 2).Whole(3)
            .Row().Text(null).Text("two\r\nlines").Date(null).Amount(null, 2).Whole(null)
            .Row().Text("Müller").Text("a;b").Blank().Amount(5, 0).Whole(-1));

        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal(
            "Account,Name,Date,Amount,Lines\r\n" +
            "007,\"Smith, \"\"Joe\"\"\",2026-01-31,-1234.56,3\r\n" +
            ",\"two\r\nlines\",,,\r\n" +
            "Müller,\"a;b\",,5,-1\r\n", Encoding.UTF8.GetString(bytes[3..]));
    }

    [Fact, Trait("Convention", "X23")]
    public void A_CSV_without_rows_is_its_header() =>
        Assert.Equal("Account,Name,Date,Amount,Lines\r\n", Encoding.UTF8.GetString(Written(_ => { })[3..]));

    [Fact, Trait("Convention", "X23")]
    public void The_readers_country_changes_nothing()
    {
        var before = Thread.CurrentThread.CurrentCulture;
        Thread.CurrentThread.CurrentCulture = new("ar-SA");
        try
        {
            var bytes = Written(csv => csv.Row().Text("1").Text("x").Date(new(2026, 1, 31)).Amount(-50, 2).Stamp(new(2026, 1, 31, 1, 2, 3, TimeSpan.Zero)));
            Assert.EndsWith("1,x,2026-01-31,-0.50,2026-01-31 01:02:03 UTC\r\n", Encoding.UTF8.GetString(bytes));
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    private static byte[] Written(Action<CsvWriter> write)
    {
        using var file = new MemoryStream();
        using (var csv = new CsvWriter(new OneWay(file), ["Account", "Name", "Date", "Amount", "Lines"])) write(csv);
        return file.ToArray();
    }
}
