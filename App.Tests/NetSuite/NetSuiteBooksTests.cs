using System.Text.Json.Nodes;
using BatchLedger.NetSuite;
using BatchLedger.OutsideGl;

namespace BatchLedger.Tests.NetSuite;

public sealed class NetSuiteBooksTests
{
    private static readonly OutsideReply None = new(200, """{"items":[],"hasMore":false}""");
    private static readonly OutsideReply NotKept = new(400, """{"title":"Bad Request","o:errorDetails":[{"detail":"Record 'department' was not found.","o:errorCode":"INVALID_PARAMETER"}]}""");

    [Fact]
    public async Task The_chart_of_the_specification_is_read()
    {
        var vector = NetSuiteStage.Json("netsuite/suiteql_accounts.json");
        var (books, cable) = await ReadAsync(new OutsideReply(200, vector["response"]!["json"]!.ToJsonString()));

        var accounts = books!.Items.Where(item => item.Kind is OutsideKind.Account).ToList();
        Assert.Equal(vector["expect"]!["active"]!.AsArray().Select(id => (string)id!), accounts.Where(item => item.Active).Select(item => item.Id));
        Assert.Equal(vector["expect"]!["inactive"]!.AsArray().Select(id => (string)id!), accounts.Where(item => !item.Active).Select(item => item.Id));
        Assert.Equal(["1010 Operating Bank", "2310 Deferred Dues", "4010 Member Dues", "Card Fees"], accounts.Select(item => item.Title));
        var asked = cable.Asked[0];
        Assert.Equal((HttpMethod.Post, "https://7700123-sb1.suitetalk.api.netsuite.com/services/rest/query/v1/suiteql?limit=1000&offset=0"), (asked.Method, asked.Address.AbsoluteUri));
        Assert.All(cable.Asked, one => Assert.Equal("transient", one.Headers["Prefer"]));
        Assert.Contains("FROM account ", (string)JsonNode.Parse(asked.Body)!["q"]!);
    }

    [Fact]
    public async Task Lists_are_read_page_by_page_while_there_is_more()
    {
        var (books, cable) = await ReadAsync(Rows(true, """{"id":"1"}""", """{"id":"2"}"""), Rows(true, """{"id":"3"}"""), Rows(false, """{"id":"4"}"""));

        Assert.Equal(["1", "2", "3", "4"], books!.Items.Select(item => item.Id));
        Assert.Equal(["?limit=1000&offset=0", "?limit=1000&offset=2", "?limit=1000&offset=3"], cable.Asked.Take(3).Select(asked => asked.Address.Query));
    }

    [Fact]
    public async Task What_an_account_needs_or_takes_follows_from_its_type()
    {
        var (books, _) = await ReadAsync(Rows(false, """{"id":"1","accttype":"AcctRec"}""", """{"id":"2","accttype":"AcctPay"}""", """{"id":"3","accttype":"Stat"}""", """{"id":"4","accttype":"NonPosting"}""",
            """{"id":"5","accttype":"Bank","issummary":"T"}""", """{"ID":"6","ACCTTYPE":"Bank","ISSUMMARY":"F"}"""));

        Assert.Equal([OutsideTrait.NeedsCustomer, OutsideTrait.NeedsVendor, OutsideTrait.TakesNoJournals, OutsideTrait.TakesNoJournals, OutsideTrait.TakesNoJournals, OutsideTrait.None], books!.Items.Select(item => item.Trait));
    }

    [Fact]
    public async Task A_list_that_the_account_does_not_keep_is_left_out_and_its_kind_is_off()
    {
        var (books, cable) = await ReadAsync(Rows(false, """{"id":"1"}"""), NotKept, NotKept, None, None, None, None, NotKept, NotKept, NotKept, NotKept, NotKept, NotKept);

        Assert.Equal([OutsideKind.Department], books!.Off);
        Assert.Empty(books.Periods);
        Assert.Equal("NetSuite 7700123_SB1", books.Name);
        Assert.Equal(13, cable.Asked.Count);
    }

    [Fact]
    public async Task A_list_that_could_not_be_read_for_now_is_not_taken_for_an_empty_one()
    {
        foreach (var (status, expected) in new[] { (503, AnswerClass.Transient), (429, AnswerClass.Throttled), (401, AnswerClass.AuthRefresh), (302, AnswerClass.ConfigError), (200, AnswerClass.Transient) })
        {
            var answer = await NetSuiteStage.Connector(new Cable(Rows(false, """{"id":"1"}"""), new OutsideReply(status, ""))).ReadBooksAsync(NetSuiteStage.Session(NetSuiteStage.Terms()), default);
            Assert.Null(answer.Books);
            Assert.Equal(expected, answer.Answer.Class);
        }
    }

    [Fact]
    public async Task Subsidiary_currencies_and_periods_are_read()
    {
        var (books, _) = await ReadAsync(Rows(false, """{"id":"1"}"""), None, None, None, None, None,
            Rows(false, """{"id":"1","name":"Harbour Guild","currency":"2","isinactive":"F","iselimination":"F"}""", """{"id":"9","name":"Elim","iselimination":"T"}"""),
            Rows(false, """{"id":"1","name":"USA","symbol":"USD","isbasecurrency":"T","isinactive":"F"}""", """{"id":"2","name":"Canada","symbol":"CAD","isinactive":"F"}""", """{"id":"3","name":"Old","symbol":"DEM","isinactive":"T"}"""),
            Rows(false, Period("May 2025", "2025-05-01", "2025-05-31", """,{"closed":"T","alllocked":"T"}"""), Period("Jun 2025", "2025-06-01", "2025-06-30", ""), Period("Q2 2025", "2025-04-01", "2025-06-30", ""","isquarter":"T" """),
                Period("FY 2025", "2025-01-01", "2025-12-31", ""","isyear":"T" """), Period("Adj", "2025-06-30", "2025-06-30", ""","isadjust":"T" """)));

        Assert.Equal(("Harbour Guild", "CAD"), (books!.Name, books.HomeCurrency));
        Assert.Equal(["USD", "CAD"], books.Currencies);
        Assert.Equal(("1", "2", "3"), (books.CurrencyId("USD"), books.CurrencyId("CAD"), books.CurrencyId("DEM")));
        Assert.Equal(["May 2025", "Jun 2025"], books.Periods.Select(period => period.Name));
        Assert.Equal([false, true], books.Periods.Select(period => period.Open));
    }

    [Fact]
    public async Task A_period_of_the_specification_is_open_or_closed_as_it_says_in_either_writing()
    {
        foreach (var row in NetSuiteStage.Json("expect.json")["answers"]!.AsArray().Where(row => (string)row!["operation"]! == "period"))
        {
            var (books, _) = await ReadAsync(Rows(false, """{"id":"1"}"""), None, None, None, None, None, None, None, Rows(false, NetSuiteStage.Text((string)row!["body"]!)));
            var period = Assert.Single(books!.Periods);
            Assert.Equal((bool)row["expect"]!["open"]!, period.Open);
            if (row["expect"]!["covers"] is { } covers) Assert.Equal(((string)covers[0]!, (string)covers[1]!), ($"{period.Start:yyyy-MM-dd}", $"{period.End:yyyy-MM-dd}"));
        }
    }

    [Fact]
    public async Task Days_that_cannot_be_read_leave_the_periods_to_NetSuite()
    {
        var (books, _) = await ReadAsync(Rows(false, """{"id":"1"}"""), None, None, None, None, None, None, None, Rows(false, Period("Jun 2025", "2025-06-01", "2025-06-30", ""), Period("Jul 2025", "7/1/2025", "7/31/2025", "")));
        Assert.Empty(books!.Periods);
    }

    private static string Period(string name, string start, string end, string more) => more.StartsWith(",{", StringComparison.Ordinal)
        ? $$"""{"periodname":"{{name}}","startdate":"{{start}}","enddate":"{{end}}",{{more[2..]}}""" : $$"""{"periodname":"{{name}}","startdate":"{{start}}","enddate":"{{end}}"{{more}}}""";

    private static OutsideReply Rows(bool more, params string[] rows) => new(200, $$"""{"links":[],"count":{{rows.Length}},"hasMore":{{(more ? "true" : "false")}},"items":[{{string.Join(',', rows)}}]}""");

    private static async Task<(OutsideBooks? Books, Cable Cable)> ReadAsync(params OutsideReply[] replies)
    {
        var cable = new Cable([.. replies, .. Enumerable.Repeat(None, 12)]);
        return ((await NetSuiteStage.Connector(cable).ReadBooksAsync(NetSuiteStage.Session(NetSuiteStage.Terms()), default)).Books, cable);
    }
}
