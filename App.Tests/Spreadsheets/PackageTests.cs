using System.IO.Compression;
using System.Xml.Linq;
using BatchLedger.Spreadsheets;
using static BatchLedger.Tests.Spreadsheets.Workbooks;

namespace BatchLedger.Tests.Spreadsheets;

public class PackageTests
{
    private static readonly WorkbookProperties Full = Properties with
    {
        Subject = "Dues & fees",
        Creator = "Anna <anna@example.org>",
        Company = "Hack Club",
        Keywords = "ledger; 2026-01",
        PrintHeader = "Smith & Sons · B-000042 · 2026-01",
        PrintFooter = "Generated at 2026-01-31 18:30 UTC",
        PrintMark = WorkbookProperties.Draft,
        Custom = new Dictionary<string, string> { ["Status"] = "Draft", ["Batch"] = "B-000042" },
    };

    private static byte[] Whole() => Written(book =>
    {
        book.Plain(new("About", [20, 60, 18, 12]) { Order = 2 })
            .Title("Ledger of B-000042").Gap().Pair("Batch", "B-000042").Pair("Formula?", "=1+1")
            .Heading("Batch", "Result", "Difference", "Lines")
            .Row().Text("B-000042").Verdict(Verdict.Pass).Amount(0, 2).Whole(2)
            .Row().Date(new(2026, 1, 31)).Verdict(Verdict.Fail).Amount(-5, 3)
            .Row().Stamp(new(2026, 1, 31, 12, 0, 0, TimeSpan.FromHours(1))).Note("seen");
        book.Table(Ledger()).Row().Text("1").Text("Cash").Date(new(2026, 1, 31)).Amount(1).Amount(1).Whole(1);
        book.Table(new("Summary", "tblSummary_B0042", [SheetColumn.Text("Account", 10), SheetColumn.Amount("Net", 0)])).Row().Text("1").Amount(-7);
        book.Property("Rows-SHA256", "ab12");
    }, Full);

    [Fact, Trait("Convention", "X24")]
    public void A_workbook_of_all_kinds_of_sheets_has_no_fault() => Assert.Empty(Faults(Whole()));

    [Fact, Trait("Convention", "X11"), Trait("Convention", "X12")]
    public void Sheets_stand_in_the_wished_order_and_lists_read_back()
    {
        using var book = Read(Whole());
        var about = book.Worksheet("About");

        Assert.Equal(["Detail", "Summary", "About"], book.Worksheets.OrderBy(sheet => sheet.Position).Select(sheet => sheet.Name));
        Assert.Equal(("Batch", "B-000042"), (about.Cell("A3").GetString(), about.Cell("B3").GetString()));
        Assert.Equal(("PASS", "FAIL"), (about.Cell("B6").GetString(), about.Cell("B7").GetString()));
        Assert.Equal(-0.005, about.Cell("C7").GetDouble());
        Assert.Equal("2026-01-31 11:00:00 UTC", about.Cell("A8").GetString());
    }

    [Theory, Trait("Convention", "X13")]
    [InlineData("Dues: [Jan/Feb]*?\\", "Dues- -Jan-Feb----")]
    [InlineData("'quoted'", "quoted")]
    [InlineData("History", "History (2)")]
    [InlineData("", "Sheet")]
    [InlineData("A name far longer than a sheet may have", "A name far longer than a sheet")]
    public void A_sheet_name_is_made_legal(string wish, string expected)
    {
        var file = Written(book => book.Plain(new(wish, [10])).Title("x"));

        Assert.Empty(Faults(file));
        using var book = Read(file);
        Assert.Equal(expected, book.Worksheet(1).Name);
    }

    [Fact, Trait("Convention", "X13")]
    public void Sheets_of_one_name_differ_within_31_characters()
    {
        var name = new string('n', 40);
        var file = Written(book =>
        {
            for (var sheet = 0; sheet < 11; sheet++) book.Plain(new(sheet % 2 == 0 ? name : name.ToUpperInvariant(), [10]));
        });

        Assert.Empty(Faults(file));
        using var book = Read(file);
        Assert.Equal(11, book.Worksheets.Select(sheet => sheet.Name.ToUpperInvariant()).Distinct().Count());
        Assert.All(book.Worksheets, sheet => Assert.True(sheet.Name.Length <= 31));
    }

    [Fact, Trait("Convention", "X15"), Trait("Convention", "X17")]
    public void A_printed_page_says_what_it_is_and_whether_it_is_a_draft()
    {
        var sheet = Sheet(Whole(), 2);
        var setup = sheet.Descendants(Main + "pageSetup").Single();

        Assert.Equal(("landscape", "1", "0"), ((string)setup.Attribute("orientation")!, (string)setup.Attribute("fitToWidth")!, (string)setup.Attribute("fitToHeight")!));
        Assert.Equal("&LSmith && Sons · B-000042 · 2026-01&C&\"-,Bold\"DRAFT – NOT POSTED&R&A", sheet.Descendants(Main + "oddHeader").Single().Value);
        Assert.Equal("&LGenerated at 2026-01-31 18:30 UTC&RPage &P of &N", sheet.Descendants(Main + "oddFooter").Single().Value);
        Assert.Equal(["'Detail'!$A$1:$F$5", "'Summary'!$A$1:$B$3", "'About'!$A$1:$D$8", "'Detail'!$1:$1", "'Summary'!$1:$1"],
            Part(Whole(), "xl/workbook.xml").Descendants(Main + "definedName").Select(name => name.Value));
    }

    [Fact, Trait("Convention", "X17")]
    public void A_posted_ledger_carries_no_draft_mark() =>
        Assert.DoesNotContain("DRAFT", Sheet(TwoLines()).Descendants(Main + "oddHeader").Single().Value);

    [Fact, Trait("Convention", "X15")]
    public void A_page_header_is_cut_before_Excel_refuses_it()
    {
        var file = TwoLines(Properties with { PrintHeader = new string('&', 400), PrintMark = WorkbookProperties.Draft, PrintFooter = new string('f', 400) });

        Assert.Empty(Faults(file));
        Assert.All(Sheet(file).Descendants(Main + "headerFooter").Elements(), text => Assert.True(text.Value.Length <= 255));
    }

    [Fact, Trait("Convention", "X16")]
    public void The_file_says_what_it_is_to_whoever_does_not_open_it()
    {
        using var book = Read(Whole());

        Assert.Equal(("Ledger of B-000042", "Dues & fees", "Anna <anna@example.org>", "ledger; 2026-01"),
            (book.Properties.Title, book.Properties.Subject, book.Properties.Author, book.Properties.Keywords));
        Assert.Equal("Hack Club", book.Properties.Company);
        Assert.Equal(new DateTime(2026, 1, 31, 16, 30, 0, DateTimeKind.Utc), book.Properties.Created.ToUniversalTime());
        Assert.Equal(["Batch=B-000042", "Rows-SHA256=ab12", "Status=Draft"], book.CustomProperties.Select(one => $"{one.Name}={one.Value}").Order());
    }

    [Fact, Trait("Convention", "X19")]
    public void Nothing_is_hidden_locked_linked_or_able_to_run()
    {
        var file = Whole();

        Assert.All(Parts(file), part => Assert.Matches(@"^(\[Content_Types\]\.xml|_rels/\.rels|docProps/(core|app|custom)\.xml|xl/(workbook|styles)\.xml|xl/_rels/workbook\.xml\.rels|xl/(worksheets/sheet|worksheets/_rels/sheet|tables/table)\d+\.xml(\.rels)?)$", part));
        var texts = Parts(file).Select(part => Part(file, part).ToString()).ToList();
        Assert.All(["hidden=", "Protection", "TargetMode=\"External\"", "hyperlink"], word => Assert.DoesNotContain(texts, text => text.Contains(word, StringComparison.Ordinal)));
    }

    [Fact, Trait("Convention", "X21")]
    public async Task The_same_ledger_makes_the_same_bytes()
    {
        var first = Whole();
        await Task.Delay(2_100); // a zip's clock ticks every two seconds

        Assert.Equal(Convert.ToHexString(first), Convert.ToHexString(Whole()));
        using var zip = new ZipArchive(new MemoryStream(first));
        Assert.All(zip.Entries, entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
    }

    [Fact]
    public void Rows_leave_as_they_are_written()
    {
        var wire = new OneWay(Stream.Null);
        using var book = new WorkbookWriter(wire, Properties);
        var sheet = book.Table(Ledger());
        var seen = new List<long>();

        for (var line = 0; line < 200_000; line++)
        {
            if (line % 50_000 == 0) seen.Add(wire.Written);
            sheet.Row().Text("4000").Text("Dues").Date(new(2026, 1, 31)).Amount(line * 7_919L % 100_000).Amount(line).Whole(line);
        }
        seen.Add(wire.Written);

        Assert.All(seen.Zip(seen.Skip(1)), pair => Assert.True(pair.Second > pair.First + 100_000, $"{pair.First} then {pair.Second} bytes"));
        Assert.Equal(200_000, sheet.RowCount);
    }

    [Fact]
    public void A_run_that_broke_off_leaves_no_workbook_behind()
    {
        using var file = new MemoryStream();
        using (var book = new WorkbookWriter(file, Properties)) book.Table(Ledger()).Row().Text("1");

        Assert.DoesNotContain("xl/workbook.xml", Parts(file.ToArray()));
    }
}
