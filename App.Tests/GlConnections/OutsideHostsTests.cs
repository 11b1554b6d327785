using System.Net;
using BatchLedger.Ledgers;
using BatchLedger.NetSuite;
using BatchLedger.OutsideGl;
using BatchLedger.QuickBooksOnline;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BatchLedger.Tests.GlConnections;

/// <summary>Attack A15: whatever is typed into an account id or comes back as an address, a request goes to the accounting system or nowhere.</summary>
public sealed class OutsideHostsTests
{
    [Theory]
    [InlineData("evil.example/x#"), InlineData("a@127.0.0.1"), InlineData("x.y"), InlineData("123456_SB1.evil.example"), InlineData("123456-sb1@evil"), InlineData("evil.example\\x")]
    [InlineData("127.0.0.1#"), InlineData("[::1]"), InlineData("2130706433/"), InlineData("0x7f000001?"), InlineData("a:b"), InlineData("a b"), InlineData("a\tb"), InlineData("a\r\nHost: evil")]
    [InlineData("a%2eb"), InlineData("a%00"), InlineData("../x"), InlineData("//evil"), InlineData("@evil"), InlineData("evil。example"), InlineData("ｅvil"), InlineData("é"), InlineData("-"), InlineData("a;b"), InlineData("a,b"), InlineData("a\u202eb"), InlineData(" ")]
    public async Task An_account_id_of_NetSuite_that_is_none_sends_nothing(string account)
    {
        using var trap = new Trap();
        var connector = new NetSuiteConnector(new OutsideDoor(trap.Client), TimeProvider.System);
        var terms = Terms(AccountingSystem.NetSuite, (NetSuiteFields.Account, account), (NetSuiteFields.SignIn, NetSuiteFields.ByToken), (NetSuiteFields.ConsumerKey, "k"), (NetSuiteFields.ConsumerSecret, "s"), (NetSuiteFields.TokenId, "t"), (NetSuiteFields.TokenSecret, "u"));
        Assert.NotNull(connector.WhyNot(terms));
        Assert.Null((await connector.SignInAsync(terms, null, default)).Tokens);
        Assert.Equal(0, trap.Requests);
    }

    [Theory]
    [InlineData("1/../../x"), InlineData("1?x=1"), InlineData("1#"), InlineData("1@evil"), InlineData("1 2"), InlineData("１２"), InlineData("-1"), InlineData("123456789012345678901"), InlineData("1%2f"), InlineData("1\r\n"), InlineData("evil.example"), InlineData("\\\\evil"), InlineData("0x10"), InlineData("1;2"), InlineData("1:2"), InlineData("١٢")]
    public async Task A_realm_of_QuickBooks_that_is_none_sends_nothing(string realm)
    {
        using var trap = new Trap();
        var connector = new QuickBooksConnector(new OutsideDoor(trap.Client), TimeProvider.System);
        var terms = Terms(AccountingSystem.QuickBooksOnline, (QuickBooksFields.ClientId, "id"), (QuickBooksFields.ClientSecret, "secret"), (QuickBooksFields.Realm, realm));
        Assert.NotNull(connector.WhyNot(terms));
        var held = new OutsideTokens { Access = "a", AccessUntil = DateTimeOffset.MaxValue, Refresh = "r" };
        Assert.Null((await connector.SignInAsync(terms, held, default)).Tokens);
        Assert.Equal(0, trap.Requests);
    }

    [Theory]
    [InlineData(AccountingSystem.SageIntacct, "http://api.intacct.com/"), InlineData(AccountingSystem.SageIntacct, "https://api.intacct.com:8443/"), InlineData(AccountingSystem.SageIntacct, "https://user@api.intacct.com/")]
    [InlineData(AccountingSystem.SageIntacct, "https://intacct.com.evil.example/"), InlineData(AccountingSystem.SageIntacct, "https://evilintacct.com/"), InlineData(AccountingSystem.SageIntacct, "https://a.b.intacct.com/")]
    [InlineData(AccountingSystem.SageIntacct, "https://intacct.com:444/"), InlineData(AccountingSystem.SageIntacct, "https://api.intacct.com./"), InlineData(AccountingSystem.SageIntacct, "https://evil.example/?api.intacct.com"), InlineData(AccountingSystem.SageIntacct, "https://evil.example#.intacct.com")]
    [InlineData(AccountingSystem.SageIntacct, "https://127.0.0.1/"), InlineData(AccountingSystem.SageIntacct, "https://[::1]/"), InlineData(AccountingSystem.SageIntacct, "https://2130706433/"), InlineData(AccountingSystem.SageIntacct, "https://0x7f.1/"), InlineData(AccountingSystem.SageIntacct, "https://169.254.169.254/latest/meta-data")]
    [InlineData(AccountingSystem.SageIntacct, "ftp://api.intacct.com/"), InlineData(AccountingSystem.SageIntacct, "file:///etc/passwd"), InlineData(AccountingSystem.SageIntacct, "gopher://api.intacct.com/"), InlineData(AccountingSystem.SageIntacct, "https://quickbooks.api.intuit.com/")]
    [InlineData(AccountingSystem.NetSuite, "https://suitetalk.api.netsuite.com/"), InlineData(AccountingSystem.NetSuite, "https://x.y.suitetalk.api.netsuite.com/"), InlineData(AccountingSystem.NetSuite, "https://x.suitetalk.api.netsuite.com.evil.example/"), InlineData(AccountingSystem.NetSuite, "https://xsuitetalk.api.netsuite.com/")]
    [InlineData(AccountingSystem.NetSuite, "https://localhost/"), InlineData(AccountingSystem.NetSuite, "https://x.suitetalk.api.netsuite.com:22/"), InlineData(AccountingSystem.NetSuite, "http://127.0.0.1:5091/")]
    [InlineData(AccountingSystem.QuickBooksOnline, "https://api.intuit.com/"), InlineData(AccountingSystem.QuickBooksOnline, "https://evil.quickbooks.api.intuit.com/"), InlineData(AccountingSystem.QuickBooksOnline, "https://quickbooks.api.intuit.com.evil.example/")]
    [InlineData(AccountingSystem.QuickBooksOnline, "https://sandbox-quickbooks.api.intuit.com/"), InlineData(AccountingSystem.QuickBooksOnline, "https://quickbooks.api.intuit.com@evil.example/"), InlineData(AccountingSystem.QuickBooksOnline, "http://oauth.platform.intuit.com/")]
    [InlineData(AccountingSystem.Xero, "https://quickbooks.api.intuit.com/"), InlineData(AccountingSystem.ExcelOnly, "https://api.intacct.com/")]
    public async Task An_address_that_is_none_of_the_system_is_not_gone_to(AccountingSystem system, string address)
    {
        using var trap = new Trap();
        var exchange = await new OutsideDoor(trap.Client).AskAsync(new OutsideRequest(HttpMethod.Get, new Uri(address)), Terms(system), default);
        Assert.Equal((AnswerClass.NotSent, 0), (exchange.Absence!.Class, trap.Requests));
    }

    [Theory]
    [InlineData(AccountingSystem.QuickBooksOnline, "https://quickbooks.api.intuit.com/v3/company/1/query"), InlineData(AccountingSystem.QuickBooksOnline, "https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer")]
    [InlineData(AccountingSystem.SageIntacct, "https://api.intacct.com/ia/xml/xmlgw.phtml"), InlineData(AccountingSystem.NetSuite, "https://123456-sb1.suitetalk.api.netsuite.com/services/rest")]
    public void The_systems_themselves_are_reached(AccountingSystem system, string address) => Assert.Null(OutsideHosts.WhyNot(new Uri(address), Terms(system)));

    [Theory]
    [InlineData("http://127.0.0.1:5092/", "another port"), InlineData("https://127.0.0.1:5091/", "another scheme"), InlineData("http://localhost:5091/", "another name"), InlineData("https://quickbooks.api.intuit.com/", "the real one"), InlineData("http://10.0.0.1:5091/", "another machine")]
    public void A_stand_in_is_one_address_and_no_other(string address, string what)
    {
        var terms = new GlTerms(AccountingSystem.QuickBooksOnline, GlSite.StandIn, new Dictionary<string, string>()) { StandIn = new Uri("http://127.0.0.1:5091") };
        Assert.Null(OutsideHosts.WhyNot(new Uri("http://127.0.0.1:5091/x"), terms));
        Assert.True(OutsideHosts.WhyNot(new Uri(address), terms) is not null, what);
    }

    [Fact]
    public void A_stand_in_elsewhere_or_none_at_all_is_gone_to_by_nobody()
    {
        var far = new GlTerms(AccountingSystem.QuickBooksOnline, GlSite.StandIn, new Dictionary<string, string>()) { StandIn = new Uri("http://evil.example:5091") };
        Assert.NotNull(OutsideHosts.WhyNot(new Uri("http://evil.example:5091/x"), far));
        Assert.NotNull(OutsideHosts.WhyNot(new Uri("https://quickbooks.api.intuit.com/"), new GlTerms(AccountingSystem.QuickBooksOnline, GlSite.StandIn, new Dictionary<string, string>())));
        Assert.NotNull(OutsideHosts.WhyNot(new Uri("http://127.0.0.1:5091/"), new GlTerms(AccountingSystem.QuickBooksOnline, GlSite.Production, new Dictionary<string, string>()) { StandIn = new Uri("http://127.0.0.1:5091") }));
    }

    [Theory]
    [InlineData("127.0.0.1"), InlineData("127.255.0.1"), InlineData("0.0.0.0"), InlineData("10.1.2.3"), InlineData("100.64.0.1"), InlineData("100.127.255.255"), InlineData("169.254.169.254"), InlineData("172.16.0.1"), InlineData("172.31.255.255")]
    [InlineData("192.168.1.1"), InlineData("192.0.0.1"), InlineData("192.0.2.1"), InlineData("192.88.99.1"), InlineData("198.18.0.1"), InlineData("198.51.100.1"), InlineData("203.0.113.1"), InlineData("224.0.0.1"), InlineData("255.255.255.255")]
    [InlineData("::"), InlineData("::1"), InlineData("::ffff:127.0.0.1"), InlineData("::ffff:10.0.0.1"), InlineData("::127.0.0.1"), InlineData("fe80::1"), InlineData("fc00::1"), InlineData("fd12::1"), InlineData("ff02::1"), InlineData("fec0::1")]
    [InlineData("64:ff9b::7f00:1"), InlineData("64:ff9b::a9fe:a9fe"), InlineData("64:ff9b:1::1"), InlineData("2002:7f00:1::"), InlineData("2001::1"), InlineData("2001:db8::1"), InlineData("100::1"), InlineData("3fff::1")]
    public void An_address_inside_is_not_public(string address) => Assert.False(OutsideHosts.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("8.8.8.8"), InlineData("100.128.0.1"), InlineData("172.32.0.1"), InlineData("192.1.0.1"), InlineData("198.20.0.1"), InlineData("::ffff:8.8.8.8"), InlineData("64:ff9b::808:808"), InlineData("2606:4700::1111"), InlineData("2001:4860:4860::8888")]
    public void An_address_of_the_internet_is_public(string address) => Assert.True(OutsideHosts.IsPublic(IPAddress.Parse(address)));

    [Theory, InlineData(301), InlineData(302), InlineData(307), InlineData(308)]
    public async Task A_redirect_to_the_inside_is_an_answer_and_is_not_followed(int status)
    {
        var inside = 0;
        await using var app = WebApplication.CreateSlimBuilder().Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/", (HttpContext http) => { http.Response.StatusCode = status; http.Response.Headers.Location = "/inside"; });
        app.MapGet("/inside", () => { Interlocked.Increment(ref inside); return "secret"; });
        await app.StartAsync();
        var standIn = new Uri(app.Urls.First());
        using var client = new HttpClient(OutsideDoor.Handler());

        var exchange = await new OutsideDoor(client).AskAsync(new OutsideRequest(HttpMethod.Get, standIn), new GlTerms(AccountingSystem.QuickBooksOnline, GlSite.StandIn, new Dictionary<string, string>()) { StandIn = standIn }, default);

        Assert.Equal((status, 0), (exchange.Reply!.Status, inside));
    }

    [Fact]
    public async Task A_name_that_leads_inside_is_not_connected_to()
    {
        using var client = new HttpClient(OutsideDoor.Handler());
        var problem = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri("https://localhost:9/")));
        Assert.Contains("not public", problem.Message, StringComparison.Ordinal);
    }

    [Theory, InlineData("Bearer a\r\nHost: evil"), InlineData("Bearer a\nX: y"), InlineData("Bearer é")]
    public async Task A_token_with_a_line_break_or_a_strange_letter_adds_no_header(string value)
    {
        List<string> seen = [];
        await using var app = WebApplication.CreateSlimBuilder().Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/", (HttpContext http) => seen.Add($"{http.Request.Host} {http.Request.Headers["X"]}"));
        await app.StartAsync();
        var standIn = new Uri(app.Urls.First());
        using var client = new HttpClient(OutsideDoor.Handler());
        var exchange = await new OutsideDoor(client).AskAsync(new OutsideRequest(HttpMethod.Get, standIn) { Headers = [("Authorization", value)] }, new GlTerms(AccountingSystem.QuickBooksOnline, GlSite.StandIn, new Dictionary<string, string>()) { StandIn = standIn }, default);
        Assert.Equal(AnswerClass.NotSent, exchange.Absence?.Class);
        Assert.Empty(seen);
    }

    private static GlTerms Terms(AccountingSystem system, params (string Name, string Value)[] fields) => new(system, GlSite.Production, fields.ToDictionary(field => field.Name, field => field.Value));

    /// <summary>A network that counts.</summary>
    private sealed class Trap : HttpMessageHandler
    {
        public int Requests { get; private set; }
        public HttpClient Client => new(this);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests++;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK));
        }
    }
}
