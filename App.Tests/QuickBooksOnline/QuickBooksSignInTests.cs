using System.Text.Json.Nodes;
using BatchLedger.OutsideGl;

namespace BatchLedger.Tests.QuickBooksOnline;

/// <summary>Sign-in as the samples have it, and what each answer of the token addresses means.</summary>
public sealed class QuickBooksSignInTests
{
    private static readonly JsonNode Sample = Vector.Json("qbo_oauth2.json");

    private static readonly BrowserSignIn SignIn = new("s-7f2e", (string)Sample["pkceS256"]!["verifier"]!, new Uri("https://ledger.example.org/connect/qbo"));

    [Fact]
    public void The_address_of_the_sign_in_is_the_sample_with_a_challenge()
    {
        var connector = Vector.Connector(CannedWire.Of(200, ""));
        var address = new SentRequest("GET", connector.AuthorizeAddress(Vector.Terms(), SignIn), new Dictionary<string, string>(), "");
        Assert.Equal((string)Sample["authorize"]!["url"]!, address.Address.GetLeftPart(UriPartial.Path));
        foreach (var (name, value) in Sample["authorize"]!["query"]!.AsObject()) Assert.Equal((string)value!, address.Query[name]);
        Assert.Equal(((string)Sample["pkceS256"]!["challenge"]!, "S256"), (address.Query["code_challenge"], address.Query["code_challenge_method"]));
        Assert.DoesNotContain(SignIn.Verifier, address.Address.AbsoluteUri);
    }

    [Fact]
    public async Task The_request_for_tokens_is_the_sample()
    {
        var wire = CannedWire.Of(200, Sample["tokenResponse"]!.ToJsonString());
        var answer = await Vector.Connector(wire).RedeemAsync(Vector.Terms(realm: ""), SignIn, "AB11code", default);
        var sent = Assert.Single(wire.Sent);
        Is(Sample["tokenRequest"]!, sent);
        Assert.Equal(SignIn.Verifier, sent.Form["code_verifier"]);
        Assert.Equal("true", sent.Headers["x-include-refresh-token-hard-expires-in"]);
        Assert.Equal(AnswerClass.Session, answer.Answer.Class);
        Assert.Equal(("at-new", "RT1-new", Vector.Now.AddHours(1), Vector.Now.AddSeconds(8726400)), Values(answer.Tokens!));
    }

    [Fact]
    public async Task A_renewal_keeps_the_newest_refresh_token()
    {
        var wire = CannedWire.Of(200, Sample["tokenResponse"]!.ToJsonString());
        var answer = await Vector.Connector(wire).SignInAsync(Vector.Terms(), Vector.Tokens(), default);
        foreach (var (name, value) in Sample["refreshRequest"]!["form"]!.AsObject()) Assert.Equal((string)value!, Assert.Single(wire.Sent).Form[name]);
        var must = Sample["afterRefreshStoreMustHold"]!;
        Assert.Equal(((string)must["access_token"]!, (string)must["refresh_token"]!), (answer.Tokens!.Access, answer.Tokens.Refresh));
    }

    [Fact]
    public async Task An_answer_without_a_refresh_token_leaves_the_held_one()
    {
        var answer = await Vector.Connector(CannedWire.Of(200, """{"token_type":"bearer","access_token":"at-new","expires_in":1800}""")).SignInAsync(Vector.Terms(), Vector.Tokens(), default);
        Assert.Equal(("at-new", "RT1-old", Vector.Now.AddMinutes(30), Vector.Now.AddDays(90)), Values(answer.Tokens!));
    }

    [Fact]
    public async Task The_end_of_all_renewals_counts_when_it_comes_sooner()
    {
        var answer = await Vector.Connector(CannedWire.Of(200, Sample["tokenResponseHardExpiry"]!.ToJsonString().Replace("156032154", "3600", StringComparison.Ordinal))).SignInAsync(Vector.Terms(), Vector.Tokens(), default);
        Assert.Equal(Vector.Now.AddHours(1), answer.Tokens!.RefreshUntil);
    }

    [Fact]
    public async Task Tokens_are_given_back_as_the_sample_does()
    {
        var wire = CannedWire.Of(200, "");
        Assert.Equal(AnswerClass.Accepted, (await Vector.Connector(wire).RevokeAsync(Vector.Terms(), Vector.Tokens(refresh: "RT1-new"), default)).Class);
        Is(Sample["revokeRequest"]!, Assert.Single(wire.Sent));
    }

    public static TheoryData<int, string, string> Errors => new()
    {
        { 400, """{"error":"invalid_grant"}""", "auth-reconnect" },
        { 400, """{"ERROR":"INVALID_GRANT"}""", "auth-reconnect" },
        { 400, """{"x_error_reason":"user_not_in_realm","error":"other"}""", "auth-reconnect" },
        { 401, """{"error":"invalid_client"}""", "config-error" },
        { 400, """{"error":"unauthorized_client"}""", "config-error" },
        { 401, "", "config-error" },
        { 400, """{"error":"invalid_request"}""", "bug" },
        { 429, "<html></html>", "throttled" },
        { 500, """{"error":"server_error"}""", "transient" },
        { 502, "<html>502</html>", "transient" },
        { 503, "", "transient" },
        { 200, "<html></html>", "unknown" },
        { 200, """{"access_token":"at-n""", "unknown" },
        { 200, "", "unknown" },
        { 200, """{"expires_in":3600}""", "unknown" },
        { 302, "", "unknown" },
    };

    [Theory, MemberData(nameof(Errors))]
    public async Task An_error_of_the_sign_in_says_who_can_mend_it(int status, string body, string expected)
    {
        var answer = await Vector.Connector(CannedWire.Of(status, body)).SignInAsync(Vector.Terms(), Vector.Tokens(), default);
        Assert.Null(answer.Tokens);
        Assert.Equal(expected, answer.Answer.Class.Word());
    }

    [Fact]
    public async Task The_sample_errors_are_told_apart()
    {
        foreach (var error in Sample["errors"]!.AsArray())
            Assert.Equal((string)error!["class"]!, (await Vector.Connector(CannedWire.Of((int)error["status"]!, error["body"]!.ToJsonString())).SignInAsync(Vector.Terms(), Vector.Tokens(), default)).Answer.Class.Word());
    }

    [Fact]
    public async Task Without_a_sign_in_nothing_leaves()
    {
        var wire = CannedWire.Of(200, "{}");
        var connector = Vector.Connector(wire);
        Assert.Equal(AnswerClass.AuthReconnect, (await connector.SignInAsync(Vector.Terms(), null, default)).Answer.Class);
        Assert.Equal(AnswerClass.AuthReconnect, (await connector.SendAsync(Vector.Session(Vector.Terms(realm: "")), Vector.Journal117(), default)).Class);
        Assert.Equal(AnswerClass.AuthRefresh, (await connector.SendAsync(new GlSession(Vector.Terms(), null), Vector.Journal117(), default)).Class);
        Assert.Empty(wire.Sent);
    }

    [Theory]
    [InlineData("1/../../evil")]
    [InlineData("1@evil.example")]
    [InlineData("1#")]
    [InlineData("1?x=2")]
    [InlineData("12.34")]
    [InlineData("-1")]
    [InlineData("１２３")]
    [InlineData("evil.example")]
    [InlineData("1\r\nHost: evil")]
    [InlineData("123456789012345678901")]
    public async Task A_company_id_that_is_not_digits_is_refused_before_any_connection(string realm)
    {
        var wire = CannedWire.Of(200, "{}");
        var (connector, session) = (Vector.Connector(wire), Vector.Session(Vector.Terms(realm)));
        Assert.Equal("QuickBooks.Realm", connector.WhyNot(session.Terms)!.Code);
        Assert.Equal(AnswerClass.ConfigError, (await connector.SendAsync(session, Vector.Journal117(), default)).Class);
        Assert.Equal(AnswerClass.ConfigError, (await connector.LookUpAsync(session, Vector.Mark(), default)).Class);
        Assert.Equal(AnswerClass.ConfigError, (await connector.DeleteAsync(session, Vector.Copy(), default)).Class);
        Assert.Equal(AnswerClass.ConfigError, (await connector.ReadBooksAsync(session, default)).Answer.Class);
        Assert.Equal(AnswerClass.ConfigError, (await connector.SignInAsync(session.Terms, Vector.Tokens(), default)).Answer.Class);
        Assert.Empty(wire.Sent);
    }

    [Fact]
    public void A_stand_in_must_be_there_and_on_this_machine()
    {
        var connector = Vector.Connector(CannedWire.Of(200, "{}"));
        Assert.Equal("QuickBooks.StandIn", connector.WhyNot(Vector.Terms(site: GlSite.StandIn))!.Code);
        Assert.Equal("QuickBooks.StandIn", connector.WhyNot(Vector.Terms(site: GlSite.StandIn, standIn: new Uri("http://evil.example")))!.Code);
        Assert.Null(connector.WhyNot(Vector.Terms(site: GlSite.StandIn, standIn: new Uri("http://127.0.0.1:7001"))));
        Assert.Null(connector.WhyNot(Vector.Terms(realm: "")));
    }

    private static void Is(JsonNode sample, SentRequest sent)
    {
        Assert.Equal(((string)sample["method"]!, (string)sample["url"]!), (sent.Method, sent.Address.AbsoluteUri));
        foreach (var (name, value) in sample["headers"]!.AsObject()) Assert.StartsWith((string)value!, sent.Headers[name], StringComparison.Ordinal);
        foreach (var (name, value) in sample["form"]?.AsObject() ?? []) Assert.Equal((string)value!, sent.Form[name]);
        if (sample["json"] is { } json) Assert.True(JsonNode.DeepEquals(json, JsonNode.Parse(sent.Body)));
    }

    private static (string, string?, DateTimeOffset, DateTimeOffset?) Values(OutsideTokens tokens) => (tokens.Access, tokens.Refresh, tokens.AccessUntil, tokens.RefreshUntil);
}
