using System.Globalization;
using System.Xml.Linq;
using BatchLedger.OutsideGl;

namespace BatchLedger.SageIntacct;

/// <summary>Sessions and calls over the XML gateway. One request a call, nothing repeated.</summary>
public sealed class IntacctGateway(OutsideDoor door, TimeProvider clock)
{
    private const string Path = "/ia/xml/xmlgw.phtml";
    private const int MostPages = 200;

    // How long a session lasts is a setting of the company over there; a new one costs one request.
    private static readonly TimeSpan UsualLife = TimeSpan.FromMinutes(30), ShortestLife = TimeSpan.FromMinutes(1), LongestLife = TimeSpan.FromHours(12);

    private static readonly Uri Usual = new($"https://api.intacct.com{Path}");

    /// <summary>A new sign-in goes to the gateway; what it answers says where the calls of the session go, and only hosts of Intacct are believed.</summary>
    public async Task<SignInAnswer> SignInAsync(GlTerms terms, CancellationToken token)
    {
        const string ControlId = "bl-session";
        var gateway = terms.StandIn is { } standIn ? new Uri(standIn, Path) : Usual;
        var answer = Softened(await AskAsync(terms, gateway, IntacctRequests.Session(terms, ControlId), new(IntacctDeed.SignIn, ControlId), token));
        if (answer.Answer.Class != AnswerClass.Session) return new(null, IntacctSecrets.Without(answer.Answer, terms, null));

        var api = answer.Data.Part("api");
        if (!Uri.TryCreate(api.Says("endpoint"), UriKind.Absolute, out var endpoint) || OutsideHosts.WhyNot(endpoint, terms) is not null)
            return new(null, GlAnswer.Of(AnswerClass.ConfigError, $"Sage Intacct sent the session to “{IntacctText.Clean(api.Says("endpoint"))}”, which is no address of Sage Intacct. Nothing was sent there."));
        var tokens = new OutsideTokens { Access = api.Says("sessionid"), AccessUntil = Until(answer.Data), Endpoint = endpoint.AbsoluteUri };
        return new(tokens, IntacctSecrets.Without(answer.Answer, terms, tokens));
    }

    public async Task<IntacctAnswer> CallAsync(GlSession session, IntacctCall call, IntacctDeed deed, CancellationToken token)
    {
        if (session.Tokens is not { Endpoint: { } address } tokens || !Uri.TryCreate(address, UriKind.Absolute, out var endpoint))
            return new(GlAnswer.Of(AnswerClass.AuthRefresh, "There is no session with Sage Intacct yet."));
        var request = IntacctRequests.InSession(session.Terms, tokens.Access, call);
        var answer = await AskAsync(session.Terms, endpoint, request, new(deed, call.ControlId), token);
        if (deed is not (IntacctDeed.Create or IntacctDeed.Delete)) answer = Softened(answer);
        return answer with { Answer = IntacctSecrets.Without(Renewable(answer.Answer), session.Terms, tokens) };
    }

    /// <summary>All rows of a query, or the first answer that was no list.</summary>
    public async Task<(IReadOnlyList<XElement> Rows, GlAnswer Answer)> ListAsync(GlSession session, IntacctQuery query, CancellationToken token)
    {
        var rows = new List<XElement>();
        for (var page = 0; page < MostPages; page++)
        {
            var answer = await CallAsync(session, query.Call($"bl-list-{query.Object}-{rows.Count}", rows.Count), IntacctDeed.List, token);
            if (answer.Answer.Class != AnswerClass.List) return ([], answer.Answer);
            rows.AddRange(answer.Rows);
            if (answer.Rows.Count == 0 || Remaining(answer.Data, answer.Rows.Count, query.PageSize) <= 0) return (rows, answer.Answer);
        }
        return ([], GlAnswer.Of(AnswerClass.Transient, $"Sage Intacct lists more than {rows.Count:N0} records of {query.Object}; that is more than is read."));
    }

    private async Task<IntacctAnswer> AskAsync(GlTerms terms, Uri address, XDocument request, (IntacctDeed Deed, string ControlId) about, CancellationToken token)
    {
        var exchange = await door.AskAsync(new OutsideRequest(HttpMethod.Post, address) { Body = IntacctRequests.Written(request), ContentType = "application/xml; charset=utf-8" }, terms, token);
        return exchange.Reply is { } reply ? IntacctAnswers.Read(reply, about.Deed, about.ControlId, clock.GetUtcNow()) : new(exchange.Absence!);
    }

    // A request that only reads changes nothing over there, whatever became of it.
    private static IntacctAnswer Softened(IntacctAnswer answer) =>
        answer.Answer.Class == AnswerClass.Unknown ? answer with { Answer = answer.Answer with { Class = AnswerClass.Transient } } : answer;

    // A session that is over is refused in the same words as a wrong password: one new sign-in tells the two apart.
    private static GlAnswer Renewable(GlAnswer answer) => answer.Class == AnswerClass.AuthReconnect ? answer with { Class = AnswerClass.AuthRefresh } : answer;

    private static int Remaining(XElement? data, int rows, int pageSize) =>
        int.TryParse(data?.Attribute("numremaining")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var left) ? left : rows < pageSize ? 0 : 1;

    private DateTimeOffset Until(XElement? data)
    {
        var now = clock.GetUtcNow();
        var said = data?.Parent?.Parent.Part("authentication").Says("sessiontimeout");
        var until = DateTimeOffset.TryParse(said, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var theirs) ? theirs : now + UsualLife;
        return until < now + ShortestLife ? now + ShortestLife : until > now + LongestLife ? now + LongestLife : until;
    }
}
