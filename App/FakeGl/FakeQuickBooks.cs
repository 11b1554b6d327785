using System.Text.Json.Nodes;

namespace BatchLedger.FakeGl;

/// <summary>QuickBooks Online's addresses and gate.</summary>
internal sealed class FakeQuickBooks : FakeApi
{
    private readonly FakeQuickBooksGrants grants;
    private readonly FakeQuickBooksSignIn signIn;
    private readonly FakeQuickBooksJournals journals;
    private int throttled;

    public FakeQuickBooks(FakeBooks books, FakeFailures failures, FakeOptions options) : base(books, failures)
    {
        grants = new FakeQuickBooksGrants();
        signIn = new FakeQuickBooksSignIn(books, failures, options, grants);
        journals = new FakeQuickBooksJournals(books);
    }

    public override void Map(IEndpointRouteBuilder app)
    {
        signIn.Map(app);
        app.MapGet("/v3/company/{realm}/preferences", http => ReadAsync(http, () => FakeQuickBooksJson.Reply(200, new JsonObject { ["Preferences"] = FakeQuickBooksJson.Preferences(Books) })));
        app.MapGet("/v3/company/{realm}/companyinfo/{id}", http => ReadAsync(http, () => FakeQuickBooksJson.Reply(200, FakeQuickBooksJson.Company(Books))));
        app.MapGet("/v3/company/{realm}/query", http => ReadAsync(http, () => FakeQuickBooksQuery.Answer(http.Request.Query["query"].ToString(), Books)));
        app.MapGet("/v3/company/{realm}/journalentry/{id}", http => ReadAsync(http, () => journals.Get((string)http.GetRouteValue("id")!)));
        app.MapPost("/v3/company/{realm}/journalentry", WriteAsync);
    }

    protected override FakeReply Refusing(FakeFailure failure)
    {
        switch (failure)
        {
            case FakeFailure.Throttled:
                return ++throttled % 2 == 0 ? FakeQuickBooksFaults.ThrottledInXml() : FakeQuickBooksFaults.Throttled();
            case FakeFailure.TokenExpired:
                grants.Expire();
                return FakeQuickBooksFaults.TokenExpired("…");
            default:
                return failure switch
                {
                    FakeFailure.Unavailable => FakeReply.Html(503, "Service Unavailable"),
                    FakeFailure.FaultInside200 => FakeQuickBooksFaults.Inside200(FakeQuickBooksFaults.Business("You must set a transaction amount")),
                    FakeFailure.ClosedPeriod => FakeQuickBooksFaults.Closed(),
                    FakeFailure.DuplicateNumber => FakeQuickBooksFaults.Taken("1", "1"),
                    FakeFailure.Rejected => FakeQuickBooksFaults.Unknown("Accounts", "1"),
                    FakeFailure.Forbidden => FakeQuickBooksFaults.NotPermitted(),
                    _ => FakeQuickBooksFaults.System(),
                };
        }
    }

    protected override void Remember(HttpContext http, FakeReply refusal)
    {
        if (!http.Request.Query.ContainsKey("operation")) journals.Remember(http.Request.Query["requestid"].ToString(), refusal);
    }

    protected override FakeReply AboutAnother(FakeReply reply)
    {
        if (JsonNode.Parse(reply.Body) is not JsonObject body || body["JournalEntry"] is not JsonObject journal) return reply;
        journal["Id"] = "9";
        if (journal["DocNumber"] is not null) journal["DocNumber"] = "ANOTHER-9";
        return reply with { Body = body.ToJsonString() };
    }

    private Task ReadAsync(HttpContext http, Func<FakeReply> carryOut) => AnswerAsync(http, FakeDeed.Read, () => Barred(http) ?? carryOut());

    private async Task WriteAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var (body, query) = (await reader.ReadToEndAsync(), http.Request.Query);
        await AnswerAsync(http, FakeDeed.Write, () => Barred(http) ?? query["operation"].ToString() switch
        {
            "" => journals.Create(body, query["requestid"].ToString(), query["include"].ToString()),
            "delete" => journals.Delete(body),
            var other => FakeQuickBooksFaults.Unsupported(other),
        });
    }

    private FakeReply? Barred(HttpContext http)
    {
        var (scheme, token) = http.Request.Headers.Authorization.ToString().Split(' ', 2) is [var first, var second] ? (first, second) : ("", "");
        if (scheme != "Bearer" || !grants.Knows(token)) return FakeQuickBooksFaults.TokenExpired(token);
        if ((string?)http.GetRouteValue("realm") != FakeQuickBooksCompany.Realm) return FakeQuickBooksFaults.WrongCompany();
        if (!http.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal)) return FakeQuickBooksFaults.Unsupported("xml");
        var readable = !HttpMethods.IsPost(http.Request.Method) || http.Request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) == true;
        return readable ? null : FakeQuickBooksFaults.Unsupported("of this content type");
    }
}
