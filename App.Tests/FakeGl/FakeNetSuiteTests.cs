using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using BatchLedger.FakeGl;
using BatchLedger.NetSuite;
using BatchLedger.OutsideGl;
using BatchLedger.Tests.NetSuite;

namespace BatchLedger.Tests.FakeGl;

/// <summary>The stand-in contradicts a client that is wrong; else it would prove nothing.</summary>
public sealed class FakeNetSuiteTests : IAsyncLifetime
{
    private readonly NetSuiteConnector connector = NetSuiteStage.Connector(OutsideDoor.Handler());
    private FakeLedger fake = null!;

    public async ValueTask InitializeAsync() => fake = await NetSuiteStage.FakeAsync();

    public ValueTask DisposeAsync() => fake.DisposeAsync();

    [Fact]
    public async Task An_assertion_of_another_key_client_or_certificate_gets_no_token()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        foreach (var wrong in new[] { (NetSuiteFields.PrivateKey, NetSuiteStage.Pem(other)), (NetSuiteFields.ClientId, "client-2"), (NetSuiteFields.CertificateId, "certificate-2") })
        {
            var answer = await connector.SignInAsync(NetSuiteStage.Terms(standIn: fake.Address, more: wrong), null, default);
            Assert.Equal((AnswerClass.AuthReconnect, true), (answer.Answer.Class, answer.Tokens is null));
        }
        Assert.NotNull((await connector.SignInAsync(NetSuiteStage.Terms(standIn: fake.Address), null, default)).Tokens);
    }

    [Fact]
    public async Task A_signature_with_another_secret_token_or_account_is_refused()
    {
        foreach (var wrong in new[] { (NetSuiteFields.TokenSecret, "other"), (NetSuiteFields.ConsumerSecret, "other"), (NetSuiteFields.TokenId, "other"), (NetSuiteFields.Account, "7700124_SB1") })
        {
            var session = new GlSession(NetSuiteStage.TokenTerms(fake.Address, wrong), null);
            Assert.Equal(AnswerClass.AuthReconnect, (await connector.SendAsync(session, NetSuiteStage.Small(), default)).Class);
        }
        Assert.Empty(fake.Books.Journals);
        Assert.Equal(AnswerClass.Accepted, (await connector.SendAsync(new GlSession(NetSuiteStage.TokenTerms(fake.Address), null), NetSuiteStage.Small(), default)).Class);
    }

    [Fact]
    public async Task A_request_that_was_heard_before_is_refused()
    {
        var request = new OutsideRequest(HttpMethod.Get, new Uri(fake.Address, "/services/rest/record/v1/journalEntry/1?expandSubResources=true"));
        var header = NetSuiteSignature.Header(request, NetSuiteStage.TokenTerms(), "7700123_SB1", NetSuiteMoment.Of(NetSuiteStage.Now));

        Assert.Equal(HttpStatusCode.NotFound, await AskAsync(request.Address, header));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(request.Address, header));
    }

    [Theory]
    [InlineData("""{"externalId":"J-1","subsidiary":{"id":"1"},"tranDate":"2025-06-30","line":{"items":[{"account":{"id":"35"},"debit":1.00},{"account":{"id":"82"},"credit":2.00}]}}""", "must balance")]
    [InlineData("""{"externalId":"J-1","tranDate":"2025-06-30","line":{"items":[]}}""", "Please enter value(s) for: Subsidiary")]
    [InlineData("""{"externalId":"J-1","subsidiary":{"id":"1"},"trandate":"2025-06-30","line":{"items":[]}}""", "Unknown property trandate")]
    [InlineData("""{"externalId":"J-1","subsidiary":{"id":"1"},"tranDate":"06/30/2025","line":{"items":[]}}""", "The date is missing or cannot be read")]
    [InlineData("""{"externalId":"J-1","subsidiary":{"id":"1"},"tranDate":"2019-06-30","line":{"items":[]}}""", "not within the date range")]
    [InlineData("""{"externalId":"J-1","subsidiary":{"id":"1"},"tranDate":"2025-06-30","line":{"items":[{"account":{"id":"84"},"debit":1.00},{"account":{"id":"82"},"credit":1.00}]}}""", "Please enter value(s) for: Name")]
    [InlineData("""{"externalId":"J-1","subsidiary":{"id":"1"},"tranDate":"2025-06-30","line":{"items":[{"account":{"id":"35"},"debit":"1.00"},{"account":{"id":"82"},"credit":1.00}]}}""", "a debit or a credit")]
    [InlineData("""{"externalId":"J-1","subsidiary":{"id":"1"},"tranDate":"2025-06-30","line":{"items":[{"account":{"id":"35"},"debit":1.005},{"account":{"id":"82"},"credit":1.00}]}}""", "two decimals at most")]
    [InlineData("""{"externalId":"J-1","subsidiary":{"id":"1"},"tranDate":"2025-06-30","line":{"items":[{"account":{"id":"35"},"debit":1,"location":{"id":"3"}},{"account":{"id":"82"},"credit":1}]}}""", "Invalid location reference key 3")]
    public async Task A_journal_that_is_wrong_does_not_come_into_the_books(string body, string words)
    {
        var access = (await connector.SignInAsync(NetSuiteStage.Terms(standIn: fake.Address), null, default)).Tokens!.Access;
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", access);

        using var response = await client.PostAsync(new Uri(fake.Address, "/services/rest/record/v1/journalEntry"), new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(words, await response.Content.ReadAsStringAsync());
        Assert.Empty(fake.Books.Journals);
    }

    [Fact]
    public async Task A_search_without_the_header_that_it_needs_is_refused()
    {
        var access = (await connector.SignInAsync(NetSuiteStage.Terms(standIn: fake.Address), null, default)).Tokens!.Access;
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", access);

        using var response = await client.PostAsync(new Uri(fake.Address, "/services/rest/query/v1/suiteql"), new StringContent("""{"q":"SELECT id FROM account"}""", Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Prefer: transient", await response.Content.ReadAsStringAsync());
    }

    private static async Task<HttpStatusCode> AskAsync(Uri address, string authorization)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);
        using var response = await client.GetAsync(address);
        return response.StatusCode;
    }
}
