using System.Net;
using BatchLedger.FakeGl;
using BatchLedger.OutsideGl;
using BatchLedger.QuickBooksOnline;
using BatchLedger.Tests.QuickBooksOnline;

namespace BatchLedger.Tests.FakeGl;

/// <summary>The road of tokens, between the connector and the stand-in.</summary>
public sealed class FakeQuickBooksSignInTests : IAsyncLifetime
{
    private static readonly BrowserSignIn SignIn = new("s-1", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", new Uri("http://localhost:1/connect/qbo"));

    private readonly QuickBooksStage stage = new();
    private readonly HttpClient browser = new(new HttpClientHandler { AllowAutoRedirect = false });
    private FakeLedger fake = null!;
    private QuickBooksConnector connector = null!;
    private GlTerms terms = null!;
    private GlSession session = null!;

    public async ValueTask InitializeAsync()
    {
        await stage.StartAsync();
        (fake, connector, terms, session) = (stage.Fake, stage.Connector, stage.Terms, stage.Session);
    }

    public ValueTask DisposeAsync()
    {
        browser.Dispose();
        return stage.DisposeAsync();
    }

    [Fact]
    public async Task An_expired_token_is_renewed_once_and_an_old_refresh_token_is_refused()
    {
        fake.Failures.Add(FakeDeed.Read, FakeFailure.TokenExpired);
        Assert.Equal(AnswerClass.AuthRefresh, (await connector.LookUpAsync(session, QuickBooksStage.Mark(QuickBooksStage.Entry()), default)).Class);
        var renewed = await connector.SignInAsync(terms, session.Tokens, default);
        Assert.Equal(AnswerClass.NotFound, (await connector.LookUpAsync(session with { Tokens = renewed.Tokens }, QuickBooksStage.Mark(QuickBooksStage.Entry()), default)).Class);
        Assert.NotEqual(FakeQuickBooksCompany.FirstRefresh, renewed.Tokens!.Refresh);
        Assert.Equal(AnswerClass.AuthReconnect, (await connector.SignInAsync(terms, session.Tokens, default)).Answer.Class);
        Assert.Equal(AnswerClass.Session, (await connector.SignInAsync(terms, renewed.Tokens, default)).Answer.Class);
    }

    [Fact]
    public async Task A_person_allows_or_refuses_on_the_page_and_a_code_is_good_once_for_its_verifier()
    {
        var address = connector.AuthorizeAddress(terms, SignIn);
        var page = await browser.GetStringAsync(address);
        Assert.Contains("<button type=\"submit\" name=\"decision\" value=\"refuse\">Refuse</button>", page);
        Assert.Contains("<html lang=\"en\">", page);

        var refused = await DecideAsync(address, "refuse");
        Assert.Equal(("access_denied", "s-1"), (refused["error"], refused["state"]));
        var allowed = await DecideAsync(address, "allow");
        Assert.Equal(("s-1", FakeQuickBooksCompany.Realm), (allowed["state"], allowed["realmId"]));

        var thief = await connector.RedeemAsync(terms, SignIn with { Verifier = "another-verifier-of-another-browser-0123456789" }, allowed["code"], default);
        Assert.Equal(AnswerClass.AuthReconnect, thief.Answer.Class);
        var again = (await DecideAsync(address, "allow"))["code"];
        var given = await connector.RedeemAsync(terms, SignIn, again, default);
        Assert.Equal(AnswerClass.Accepted, (await connector.SendAsync(session with { Tokens = given.Tokens }, QuickBooksStage.Entry(), default)).Class);
        Assert.Equal(AnswerClass.AuthReconnect, (await connector.RedeemAsync(terms, SignIn, again, default)).Answer.Class);

        Assert.Equal(AnswerClass.Accepted, (await connector.RevokeAsync(terms, given.Tokens!, default)).Class);
        Assert.Equal(AnswerClass.AuthRefresh, (await connector.SendAsync(session with { Tokens = given.Tokens }, QuickBooksStage.Entry(), default)).Class);
        Assert.Equal(AnswerClass.AuthReconnect, (await connector.SignInAsync(terms, given.Tokens, default)).Answer.Class);
    }

    [Fact]
    public async Task Another_company_and_another_secret_are_refused()
    {
        var other = new GlSession(Vector.Terms("42", GlSite.StandIn, fake.Address), session.Tokens);
        Assert.Equal(["3100"], (await connector.SendAsync(other, QuickBooksStage.Entry(), default)).Codes);
        var wrong = new GlTerms(terms.System, GlSite.StandIn, new Dictionary<string, string> { [QuickBooksFields.ClientId] = "ABclient01", [QuickBooksFields.ClientSecret] = "guess", [QuickBooksFields.Realm] = FakeQuickBooksCompany.Realm }) { StandIn = fake.Address };
        Assert.Equal(AnswerClass.ConfigError, (await connector.SignInAsync(wrong, session.Tokens, default)).Answer.Class);
    }

    private async Task<IReadOnlyDictionary<string, string>> DecideAsync(Uri address, string decision)
    {
        var fields = new SentRequest("GET", address, new Dictionary<string, string>(), "").Query.Append(new("decision", decision));
        using var response = await browser.PostAsync(new Uri(fake.Address, "/connect/oauth2"), new FormUrlEncodedContent(fields));
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.StartsWith(SignIn.Redirect.AbsoluteUri, response.Headers.Location!.AbsoluteUri);
        return new SentRequest("GET", response.Headers.Location, new Dictionary<string, string>(), "").Query;
    }
}
