using System.Text;
using System.Xml.Linq;
using BatchLedger.FakeGl;

namespace BatchLedger.Tests.FakeGl;

/// <summary>The stand-in for Intacct, asked with requests written by hand: it checks what the real one checks, whoever asks.</summary>
public sealed class FakeIntacctTests : IAsyncLifetime
{
    private const string Two = "<GLENTRY><ACCOUNTNO>1010</ACCOUNTNO><TR_TYPE>1</TR_TYPE><TRX_AMOUNT>12.50</TRX_AMOUNT><LOCATION>HQ</LOCATION></GLENTRY>"
        + "<GLENTRY><ACCOUNTNO>4010</ACCOUNTNO><TR_TYPE>-1</TR_TYPE><TRX_AMOUNT>12.50</TRX_AMOUNT><LOCATION>HQ</LOCATION></GLENTRY>";

    private readonly HttpClient client = new();
    private FakeLedger fake = null!;
    private Uri cell = null!;

    public async ValueTask InitializeAsync() => fake = await FakeLedger.StartAsync(FakeSystem.SageIntacct);

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await fake.DisposeAsync();
    }

    [Fact]
    public async Task It_takes_a_journal_of_a_session_and_lists_and_deletes_it()
    {
        var session = await SignInAsync();
        var made = await AskAsync(session, "c1", Create(Two), once: true);
        Assert.Equal("success", Status(made));
        var id = made.Descendants("RECORDNO").Single().Value;
        Assert.Equal(1_250, fake.Books.Journals.Single().Lines[0].Amount);

        var listed = await AskAsync(session, "c2", $"<query><object>GLENTRY</object><select><field>ACCOUNTNO</field></select><filter><equalto><field>BATCHNO</field><value>{id}</value></equalto></filter><pagesize>1</pagesize><offset>1</offset></query>");
        Assert.Equal(("2", "4010", "0"), (listed.Descendants("data").Single().Attribute("totalcount")!.Value, listed.Descendants("ACCOUNTNO").Single().Value, listed.Descendants("data").Single().Attribute("numremaining")!.Value));

        Assert.Equal("success", Status(await AskAsync(session, "c3", $"<delete><object>GLBATCH</object><keys>{id}</keys></delete>")));
        Assert.Empty(fake.Books.Journals);
    }

    [Fact]
    public async Task It_refuses_a_control_id_that_was_used_only_where_it_is_to_be_unique()
    {
        var session = await SignInAsync();
        Assert.Equal("success", Status(await AskAsync(session, "c1", Create(Two), once: true)));
        Assert.Contains("c1", Errors(await AskAsync(session, "c1", Create(Two), once: true)), StringComparison.Ordinal);
        Assert.Equal("success", Status(await AskAsync(session, "c1", Create(Two))));
        Assert.Equal(2, fake.Books.Journals.Count);
    }

    [Theory]
    [InlineData("LOCATION>HQ</LOCATION></GLENTRY><GLENTRY", "LOCATION>NORTH</LOCATION></GLENTRY><GLENTRY", "do not balance for Location NORTH")]
    [InlineData("<ACCOUNTNO>4010", "<ACCOUNTNO>4000", "Account 4000 is not valid")]
    [InlineData("<LOCATION>HQ", "<LOCATION>OLD", "Location 'OLD' is not valid")]
    [InlineData("<TR_TYPE>-1", "<TR_TYPE>2", "no valid amount")]
    [InlineData("<TRX_AMOUNT>12.50", "<TRX_AMOUNT>-12.50", "no valid amount")]
    [InlineData("<JOURNAL>GJ", "<JOURNAL>XX", "Journal 'XX' is not valid")]
    [InlineData("06/30/2026", "2026-06-30", "The date is not valid")]
    [InlineData("06/30/2026", "05/31/2026", "Periods are closed")]
    [InlineData("<BATCH_TITLE>t</BATCH_TITLE>", "", "Description is missing")]
    [InlineData("<JOURNAL>GJ</JOURNAL><BATCH_DATE>06/30/2026</BATCH_DATE>", "<BATCH_DATE>06/30/2026</BATCH_DATE><JOURNAL>GJ</JOURNAL>", "schema")]
    [InlineData("<TR_TYPE>1</TR_TYPE>", "<TR_TYPE>1</TR_TYPE><SIDE>1</SIDE>", "schema")]
    public async Task It_refuses_what_the_books_cannot_hold(string part, string wrong, string words)
    {
        fake.Books.ClosedThrough = new(2026, 5, 31);
        var create = Create(Two);
        var spoilt = create.Replace(part, wrong, StringComparison.Ordinal);
        Assert.NotEqual(create, spoilt);
        Assert.Contains(words, Errors(await AskAsync(await SignInAsync(), "c1", spoilt, once: true)), StringComparison.Ordinal);
        Assert.Empty(fake.Books.Journals);
    }

    [Fact]
    public async Task It_knows_no_session_but_its_own_and_only_at_their_own_address()
    {
        var session = await SignInAsync();
        Assert.Contains("XL03000006", Errors(await AskAsync("stranger", "c1", Create(Two))), StringComparison.Ordinal);
        cell = new Uri(fake.Address, "/ia/xml/xmlgw.phtml");
        Assert.Contains("XL03000006", Errors(await AskAsync(session, "c1", Create(Two))), StringComparison.Ordinal);
    }

    private async Task<string> SignInAsync()
    {
        var answer = await PostAsync(new Uri(fake.Address, "/ia/xml/xmlgw.phtml"), Envelope("s", "<login><userid>u</userid><companyid>c</companyid><password>p</password></login>", "<getAPISession/>", false));
        cell = new Uri(answer.Descendants("endpoint").Single().Value);
        return answer.Descendants("sessionid").Single().Value;
    }

    private Task<XElement> AskAsync(string session, string controlId, string function, bool once = false) => PostAsync(cell, Envelope(controlId, $"<sessionid>{session}</sessionid>", function, once));

    private async Task<XElement> PostAsync(Uri address, string body)
    {
        using var response = await client.PostAsync(address, new StringContent(body, Encoding.UTF8, "application/xml"));
        return XElement.Parse(await response.Content.ReadAsStringAsync());
    }

    private static string Create(string entries) => "<create><GLBATCH><JOURNAL>GJ</JOURNAL><BATCH_DATE>06/30/2026</BATCH_DATE><BATCH_TITLE>t</BATCH_TITLE><REFERENCENO>J-1</REFERENCENO>"
        + $"<ENTRIES>{entries}</ENTRIES></GLBATCH></create>";

    private static string Envelope(string controlId, string authentication, string function, bool once) =>
        $"<request><control><senderid>s</senderid><password>p</password><controlid>{controlId}</controlid><uniqueid>{(once ? "true" : "false")}</uniqueid><dtdversion>3.0</dtdversion></control>"
        + $"<operation transaction=\"true\"><authentication>{authentication}</authentication><content><function controlid=\"f\">{function}</function></content></operation></request>";

    private static string Status(XElement response) => response.Descendants("result").Single().Element("status")!.Value;

    private static string Errors(XElement response) => string.Join('\n', response.Descendants("error").Select(error => $"{error.Element("errorno")!.Value} {error.Element("description2")!.Value}"));
}
