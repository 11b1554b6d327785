using BatchLedger.NetSuite;
using BatchLedger.OutsideGl;

namespace BatchLedger.Tests.NetSuite;

public sealed class NetSuiteAccountTests
{
    public static TheoryData<string> Elsewhere =>
    [
        "", " ", "evil.example/x#", "a@127.0.0.1", "x.y", "127.0.0.1", "evil.example", "evil.example#", "evil.example?", "evil.example/", "123456.evil.example", "123456/", "123456\\", "/123456", "//evil.example",
        "123456#", "123456?x=1", "123456:443", "123456:80@evil.example", "user:pass@evil.example", "@evil.example", "http://evil.example", "https://123456.suitetalk.api.netsuite.com", "123456.suitetalk.api.netsuite.com",
        "123456-sb1", "123456-", "-123456", "_SB1", "123456_", "123456__SB1", "123456_SB1_SB2", "123456_SB123", "123456_1", "123456_SB1.evil.example", "123456_SB1@evil.example", "123456%2eevil", "123456%00", "123456%0d%0aHost:evil",
        "123456\0", "123456\n", "123456\r\nHost: evil", "\t123456", "123456 ", " 123456", "12 34", "[::1]", "::1", "2130706433.", "localhost.", "169.254.169.254", "１２３４５６", "12345６", "ⓔvil", "exa。mple", "évil", "123456；",
        "123456&x", "123456=x", "123456+x", "123456*", "123456'", "123456\"", "123456<", "123456|x", "${x}", "..", "../x", "123456;evil", "123456,evil", "~123456", "123456\u200b", "123456\u2024evil", "123456_ＳB1", "123456_ſB1",
        "aaaaaaaaaaaaaaaaaaaaa", new string('1', 4000),
    ];

    [Fact]
    public void An_account_id_leads_to_its_host_and_its_realm()
    {
        foreach (var example in NetSuiteStage.Json("auth/netsuite_account_host.json")["cases"]!.AsArray())
        {
            var account = NetSuiteAccount.Of((string)example!["account"]!).Value!;
            Assert.Equal((string)example["host"]!, account.Host);
            Assert.Equal((string)example["realm"]!, account.Realm);
        }
    }

    [Theory, MemberData(nameof(Elsewhere))]
    public async Task An_account_id_that_could_lead_elsewhere_is_refused_before_any_connection(string id)
    {
        var cable = new Cable(new OutsideReply(200, "{}"));
        var connector = NetSuiteStage.Connector(cable);
        GlTerms[] typed = [NetSuiteStage.Terms(id), NetSuiteStage.TokenTerms(null, (NetSuiteFields.Account, id)), NetSuiteStage.Terms(id, new Uri("http://127.0.0.1:1"))];
        foreach (var terms in typed)
        {
            var session = NetSuiteStage.Session(terms);
            var refusal = connector.WhyNot(terms);
            GlAnswer[] answers =
            [
                (await connector.SignInAsync(terms, null, default)).Answer, (await connector.ReadBooksAsync(session, default)).Answer, await connector.SendAsync(session, NetSuiteStage.Small(), default),
                await connector.LookUpAsync(session, NetSuiteStage.MarkOf(NetSuiteStage.Small()), default), await connector.DeleteAsync(session, new OutsideCopy { Id = "1" }, default),
            ];

            Assert.Equal("NetSuite.Account", refusal?.Code);
            Assert.All(answers, answer => Assert.Equal((AnswerClass.ConfigError, refusal!.Message), (answer.Class, answer.Message)));
        }
        Assert.Empty(cable.Asked);
    }

    [Fact]
    public async Task What_is_asked_goes_to_the_account_and_nowhere_else()
    {
        var cable = new Cable(new OutsideReply(404, ""));

        await NetSuiteStage.Connector(cable).LookUpAsync(NetSuiteStage.Session(NetSuiteStage.Terms("123456_sb2")), new GlMark("k", "J-1/../../x?y#z@evil", new(2025, 6, 30)) { Digits = 2 }, default);

        var asked = Assert.Single(cable.Asked).Address;
        Assert.Equal("123456-sb2.suitetalk.api.netsuite.com", asked.Host);
        Assert.Equal("/services/rest/record/v1/journalEntry/eid:J-1%2F..%2F..%2Fx%3Fy%23z%40evil", asked.AbsolutePath);
        Assert.Equal("?expandSubResources=true", asked.Query);
    }

    [Fact]
    public void What_the_chosen_sign_in_needs_is_named_where_it_is_missing()
    {
        var connector = NetSuiteStage.Connector(new Cable());
        Assert.Null(connector.WhyNot(NetSuiteStage.Terms()));
        Assert.Null(connector.WhyNot(NetSuiteStage.TokenTerms()));
        Assert.Equal("Certificate ID is missing. Enter it on the page of the connection.", connector.WhyNot(NetSuiteStage.Terms(more: (NetSuiteFields.CertificateId, "")))!.Message);
        Assert.Equal("Token secret is missing. Enter it on the page of the connection.", connector.WhyNot(NetSuiteStage.TokenTerms(null, (NetSuiteFields.TokenSecret, "")))!.Message);
        Assert.Contains("cannot be printed", connector.WhyNot(NetSuiteStage.TokenTerms(null, (NetSuiteFields.TokenId, "a\r\nX: y")))!.Message);
        Assert.Contains("whole number", connector.WhyNot(NetSuiteStage.Terms(more: (NetSuiteFields.Subsidiary, "1; DROP")))!.Message);
        Assert.Equal("NetSuite.SignIn", connector.WhyNot(NetSuiteStage.Terms(more: (NetSuiteFields.SignIn, "Basic")))!.Code);
    }
}
