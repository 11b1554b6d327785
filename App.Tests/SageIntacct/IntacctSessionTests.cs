using BatchLedger.OutsideGl;

namespace BatchLedger.Tests.SageIntacct;

/// <summary>Where a session leads, and what becomes of one that is over.</summary>
public class IntacctSessionTests
{
    [Fact]
    public async Task A_session_goes_on_at_the_address_that_the_sign_in_gave()
    {
        List<string> asked = [];
        var intacct = Intacct.Canned((request, body) =>
        {
            asked.Add(request.RequestUri!.AbsoluteUri);
            return Ours(Intacct.Vector(body.Contains("getAPISession", StringComparison.Ordinal) ? "session_response.xml" : "glbatch_create_success.xml"), body);
        });
        var signedIn = await intacct.SignInAsync(Intacct.Terms(), null, CancellationToken.None);
        Assert.Equal(("sEsS-117..", AnswerClass.Session), (signedIn.Tokens?.Access, signedIn.Answer.Class));
        Assert.InRange(signedIn.Tokens!.AccessUntil, Intacct.Clock.GetUtcNow().AddMinutes(1), Intacct.Clock.GetUtcNow().AddHours(12));

        var sent = await intacct.SendAsync(new GlSession(Intacct.Terms(), signedIn.Tokens), Intacct.Journal117(), CancellationToken.None);
        Assert.Equal((AnswerClass.Accepted, "48217", "BL-000117"), (sent.Class, sent.OutsideId, sent.OutsideNumber));
        Assert.Equal(["https://api.intacct.com/ia/xml/xmlgw.phtml", "https://api-c14.intacct.com/ia/xml/xmlgw.phtml"], asked);
    }

    [Theory]
    [InlineData("https://evil.example/ia/xml/xmlgw.phtml")]
    [InlineData("http://api.intacct.com/ia/xml/xmlgw.phtml")]
    [InlineData("https://api.intacct.com.evil.example/ia/xml/xmlgw.phtml")]
    [InlineData("https://evilintacct.com/ia/xml/xmlgw.phtml")]
    [InlineData("https://intacct.com@evil.example/")]
    [InlineData("https://api.intacct.com:8443/ia/xml/xmlgw.phtml")]
    [InlineData("https://127.0.0.1/ia/xml/xmlgw.phtml")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("file:///etc/hostname")]
    [InlineData("/ia/xml/xmlgw.phtml")]
    [InlineData("")]
    public async Task A_session_that_leads_out_of_intacct_is_refused(string endpoint)
    {
        var asked = 0;
        var intacct = Intacct.Canned((_, body) =>
        {
            asked++;
            return Ours(Intacct.Vector("session_response.xml"), body).Replace("https://api-c14.intacct.com/ia/xml/xmlgw.phtml", endpoint, StringComparison.Ordinal);
        });
        var signedIn = await intacct.SignInAsync(Intacct.Terms(), null, CancellationToken.None);
        Assert.Equal((null, AnswerClass.ConfigError, 1), (signedIn.Tokens, signedIn.Answer.Class, asked));
    }

    [Fact]
    public async Task An_address_of_a_session_that_was_changed_meanwhile_gets_nothing()
    {
        var intacct = Intacct.Canned((_, _) => throw new InvalidOperationException("Something went out."));
        var tokens = new OutsideTokens { Access = "s", AccessUntil = Intacct.Clock.GetUtcNow().AddHours(1), Endpoint = "https://evil.example/x" };
        Assert.Equal(AnswerClass.NotSent, (await intacct.SendAsync(new GlSession(Intacct.Terms(), tokens), Intacct.Journal117(), CancellationToken.None)).Class);
    }

    [Fact]
    public async Task A_session_that_is_over_asks_for_one_new_sign_in_and_a_wrong_password_for_a_person()
    {
        var intacct = Intacct.Canned((_, body) => Intacct.Vector("failure_auth_XL03000006.xml").Replace("bl-117-1", ControlId(body), StringComparison.Ordinal));
        Assert.Equal(AnswerClass.AuthRefresh, (await intacct.SendAsync(new GlSession(Intacct.Terms(), Tokens()), Intacct.Journal117(), CancellationToken.None)).Class);
        Assert.Equal(AnswerClass.AuthReconnect, (await intacct.SignInAsync(Intacct.Terms(), Tokens(), CancellationToken.None)).Answer.Class);
    }

    [Fact]
    public async Task Without_a_session_nothing_goes_out()
    {
        var intacct = Intacct.Canned((_, _) => throw new InvalidOperationException("Something went out."));
        Assert.Equal(AnswerClass.AuthRefresh, (await intacct.SendAsync(new GlSession(Intacct.Terms(), null), Intacct.Journal117(), CancellationToken.None)).Class);
    }

    [Fact]
    public async Task A_secret_that_comes_back_in_their_words_is_not_passed_on()
    {
        const string Loud = "<response><control><status>failure</status></control><errormessage><error><errorno>XL03000006</errorno><description2>No user-secret, no sender-secret, no sEsS-117.. [Support ID: user-secret]</description2></error></errormessage></response>";
        var intacct = Intacct.Canned((_, _) => Loud);
        foreach (var answer in new[] { (await intacct.SignInAsync(Intacct.Terms(), null, CancellationToken.None)).Answer, await intacct.SendAsync(new GlSession(Intacct.Terms(), Tokens()), Intacct.Journal117(), CancellationToken.None) })
        {
            var said = $"{answer} {answer.Message} {answer.Trace} {string.Join(' ', answer.Findings)}";
            Assert.DoesNotContain("-secret", said, StringComparison.Ordinal);
            Assert.Contains("•••", said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_only_reads_may_be_asked_again_whatever_came_of_it()
    {
        var intacct = Intacct.Canned((_, _) => "<html>502</html>");
        var session = new GlSession(Intacct.Terms(), Tokens());
        Assert.Equal(AnswerClass.Transient, (await intacct.SignInAsync(Intacct.Terms(), null, CancellationToken.None)).Answer.Class);
        Assert.Equal(AnswerClass.Transient, (await intacct.ReadBooksAsync(session, CancellationToken.None)).Answer.Class);
        Assert.Equal(AnswerClass.Transient, (await intacct.LookUpAsync(session, new GlMark("k", "J-1", new(2025, 6, 30)) { Digits = 2 }, CancellationToken.None)).Class);
        Assert.Equal(AnswerClass.Unknown, (await intacct.DeleteAsync(session, new OutsideCopy { Id = "7" }, CancellationToken.None)).Class);
    }

    private static OutsideTokens Tokens() => new() { Access = "sEsS-117..", AccessUntil = Intacct.Clock.GetUtcNow().AddHours(1), Endpoint = "https://api-c14.intacct.com/ia/xml/xmlgw.phtml" };

    private static string ControlId(string request) => System.Xml.Linq.XDocument.Parse(request).Descendants("controlid").First().Value;

    private static string Ours(string sample, string request)
    {
        var theirs = ControlId(sample);
        return sample.Replace(theirs, ControlId(request), StringComparison.Ordinal);
    }
}
