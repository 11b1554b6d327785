using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Features;

namespace BatchLedger.FakeGl;

/// <summary>NetSuite as a stand-in: a token address, journals as REST records, and lists by SuiteQL.</summary>
internal sealed partial class FakeNetSuite(FakeBooks books, FakeFailures failures, FakeOptions options) : FakeApi(books, failures)
{
    private const string Journals = "/services/rest/record/v1/journalEntry";

    private readonly FakeNetSuiteDoor door = new(options.Secrets);
    private readonly FakeNetSuiteJournals journals = new(books);
    private readonly FakeNetSuiteQuery query = new(books);

    public override void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/services/rest/auth/oauth2/v1/token", http => AskedAsync(http, FakeDeed.SignIn, call => door.Token(call)));
        app.MapPost("/services/rest/query/v1/suiteql", http => AskedAsync(http, FakeDeed.Read, call => door.Refusal(call) ?? query.Answer(call)));
        app.MapPost(Journals, http => AskedAsync(http, FakeDeed.Write, call => door.Refusal(call) ?? journals.Make(call)));
        app.MapGet(Journals + "/{which}", http => AskedAsync(http, FakeDeed.Read, call => door.Refusal(call) ?? journals.Show(call)));
        app.MapDelete(Journals + "/{which}", http => AskedAsync(http, FakeDeed.Write, call => door.Refusal(call) ?? journals.Delete(call)));
    }

    protected override FakeReply Refusing(FakeFailure failure)
    {
        if (failure is FakeFailure.TokenExpired) door.Forget();
        return failure switch
        {
            FakeFailure.Throttled => FakeNetSuiteWords.No(429, "CONCURRENCY_LIMIT_EXCEEDED", "Concurrent request limit exceeded. Request blocked."),
            FakeFailure.Unavailable => FakeNetSuiteWords.No(503, "SERVICE_UNAVAILABLE", "This account is being looked after; come back in a while."),
            FakeFailure.TokenExpired => FakeNetSuiteWords.Stranger("token_rejected"),
            FakeFailure.ClosedPeriod => FakeNetSuiteWords.Closed(),
            FakeFailure.DuplicateNumber => FakeNetSuiteWords.Taken(),
            FakeFailure.Forbidden => FakeNetSuiteWords.No(403, "INSUFFICIENT_PERMISSION", "Permission Violation: the role of this integration may not touch journals."),
            FakeFailure.Error500 => FakeNetSuiteWords.No(500, "UNEXPECTED_ERROR", "Something went wrong over here. Error ID: fk3x9q2n"),
            _ => FakeNetSuiteWords.No(400, "INVALID_CONTENT", "You have entered an Invalid Field Value 9999 for the following field: account", "line.items[0].account"),
        };
    }

    protected override FakeReply AboutAnother(FakeReply reply) => reply with
    {
        Body = Number().Replace(reply.Body, "$1somebody else's\""),
        Headers = [.. reply.Headers.Select(header => header.Name == "Location" ? (header.Name, $"{header.Value}9") : header)],
    };

    // All that is needed is taken out of the request first: a late commit has no request left to look at.
    private async Task AskedAsync(HttpContext http, FakeDeed deed, Func<FakeNetSuiteCall, FakeReply> carryOut)
    {
        using var reader = new StreamReader(http.Request.Body);
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?', 2);
        var call = new FakeNetSuiteCall(http.Request.Method, $"{http.Request.Scheme}://{http.Request.Host}{target[0]}", target.Length > 1 ? target[1] : "")
        {
            Body = await reader.ReadToEndAsync(), Which = http.Request.RouteValues["which"]?.ToString() ?? "",
            Headers = http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
        };
        await AnswerAsync(http, deed, () => carryOut(call));
    }

    [GeneratedRegex("(\"external[iI]d\":\")[^\"]*\"", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}

/// <summary>A request as it came in, undone of nothing.</summary>
internal sealed record FakeNetSuiteCall(string Method, string Address, string Query)
{
    public string Body { get; init; } = "";

    /// <summary>The last part of the path: an id, or eid: and an external id.</summary>
    public string Which { get; init; } = "";
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public string Header(string name) => Headers.GetValueOrDefault(name, "");

    public IEnumerable<(string Name, string Value)> Parameters() => Pairs(Query);

    public static IEnumerable<(string Name, string Value)> Pairs(string text)
    {
        foreach (var pair in text.Split('&'))
        {
            var at = pair.IndexOf('=');
            if (at > 0) yield return (Uri.UnescapeDataString(pair[..at]), Uri.UnescapeDataString(pair[(at + 1)..]));
        }
    }
}
