using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BatchLedger.FakeGl;

/// <summary>The page on which a person allows a program to come in, and the addresses where tokens are had and given back.</summary>
internal sealed class FakeQuickBooksSignIn(FakeBooks books, FakeFailures failures, FakeOptions options, FakeQuickBooksGrants grants) : FakeApi(books, failures)
{
    private static readonly string[] Asked = ["client_id", "response_type", "scope", "redirect_uri", "state", "code_challenge", "code_challenge_method"];

    public override void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/connect/oauth2", (HttpContext http) =>
            WhyNot(name => http.Request.Query[name].ToString()) is { } problem ? Page(400, $"<p>{Encoded(problem)}</p>") : Page(200, Form(http.Request.Query)));
        app.MapPost("/connect/oauth2", (Delegate)DecideAsync);
        app.MapPost("/oauth2/v1/tokens/bearer", TokenAsync);
        app.MapPost("/v2/oauth2/tokens/revoke", RevokeAsync);
    }

    protected override FakeReply Refusing(FakeFailure failure) => failure switch
    {
        FakeFailure.Throttled => FakeQuickBooksFaults.Throttled(),
        FakeFailure.Unavailable or FakeFailure.Error500 => FakeReply.Html(503, "Service Unavailable"),
        FakeFailure.Forbidden => Error(401, "invalid_client"),
        _ => Error(400, "invalid_grant", "Token invalid"),
    };

    protected override FakeReply AboutAnother(FakeReply reply) => reply;

    private async Task<IResult> DecideAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync();
        string Field(string name) => form[name].ToString();
        if (WhyNot(Field) is { } problem) return Page(400, $"<p>{Encoded(problem)}</p>");
        var (redirect, answer) = (Field("redirect_uri"), "error=access_denied");
        if (Field("decision") == "allow")
            lock (Books.Door)
                answer = $"code={grants.NewCode(Field("client_id"), redirect, Field("code_challenge") is { Length: > 0 } challenge ? challenge : null)}&realmId={FakeQuickBooksCompany.Realm}";
        return Results.Redirect($"{redirect}{(redirect.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{answer}&state={Uri.EscapeDataString(Field("state"))}");
    }

    private async Task TokenAsync(HttpContext http)
    {
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync() : FormCollection.Empty;
        string Field(string name) => form[name].ToString();
        await AnswerAsync(http, FakeDeed.SignIn, () =>
        {
            if (Client(http) is not { } client) return Error(401, "invalid_client");
            (string Access, string Refresh)? pair;
            switch (Field("grant_type"))
            {
                case "authorization_code":
                    pair = grants.Redeem(Field("code"), client, Field("redirect_uri"), form.ContainsKey("code_verifier") ? Field("code_verifier") : null);
                    break;
                case "refresh_token":
                    pair = grants.Refresh(Field("refresh_token"));
                    break;
                default:
                    return Error(400, "unsupported_grant_type");
            }
            return pair is { } given ? Tokens(given.Access, given.Refresh) : Error(400, "invalid_grant", "Token invalid");
        });
    }

    private async Task RevokeAsync(HttpContext http)
    {
        var token = await TokenInAsync(http);
        await AnswerAsync(http, FakeDeed.SignIn, () => Client(http) is null ? Error(401, "invalid_client")
            : token is not null && grants.Revoke(token) ? new FakeReply(200, "") : Error(400, "invalid_request"));
    }

    private static async Task<string?> TokenInAsync(HttpContext http)
    {
        try
        {
            return (string?)(await JsonNode.ParseAsync(http.Request.Body))?["token"];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The client's id, if it showed the secret that was asked for.</summary>
    private string? Client(HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        var bytes = new byte[header.Length];
        if (!header.StartsWith("Basic ", StringComparison.Ordinal) || !Convert.TryFromBase64String(header[6..], bytes, out var length)) return null;
        var pair = Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2);
        if (pair.Length != 2) return null;
        var known = options.Secrets.GetValueOrDefault("ClientId", pair[0]) == pair[0] && options.Secrets.GetValueOrDefault("ClientSecret", pair[1]) == pair[1];
        return known ? pair[0] : null;
    }

    private string? WhyNot(Func<string, string> field)
    {
        if (options.Secrets.TryGetValue("ClientId", out var client) && client != field("client_id")) return "The client id is not known here.";
        if (field("response_type") != "code" || field("scope") != "com.intuit.quickbooks.accounting") return "The response type or the scope is not one that is given here.";
        if (field("code_challenge").Length > 0 && field("code_challenge_method") != "S256") return "The challenge is not of the method S256.";
        return Uri.TryCreate(field("redirect_uri"), UriKind.Absolute, out var redirect) && redirect.Scheme is "http" or "https" ? null : "The redirect_uri is no address.";
    }

    private string Form(IQueryCollection query)
    {
        var hidden = Asked.Where(query.ContainsKey).Select(name => $"<input type=\"hidden\" name=\"{name}\" value=\"{Encoded(query[name].ToString())}\">");
        return $"""
            <p>BatchLedger asks to read and write the books of <strong>{Encoded(Books.CompanyName)}</strong>.</p>
            <form method="post" action="/connect/oauth2">{string.Concat(hidden)}
            <p><button type="submit" name="decision" value="allow">Allow</button> <button type="submit" name="decision" value="refuse">Refuse</button></p></form>
            """;
    }

    private static IResult Page(int status, string content) => Results.Content($"""
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Sign in, a stand-in for QuickBooks Online</title><link rel="stylesheet" href="/fake/page.css"></head>
        <body><main><h1>Sign in to a stand-in for QuickBooks Online</h1>{content}</main></body></html>
        """, "text/html; charset=utf-8", Encoding.UTF8, status);

    private static FakeReply Tokens(string access, string refresh) => new(200, new JsonObject
    {
        ["token_type"] = "bearer", ["access_token"] = access, ["expires_in"] = 3600, ["refresh_token"] = refresh, ["x_refresh_token_expires_in"] = 8726400,
    }.ToJsonString()) { Headers = [FakeQuickBooksFaults.Tid] };

    private static FakeReply Error(int status, string error, string? description = null)
    {
        var body = new JsonObject { ["error"] = error };
        if (description is not null) body["error_description"] = description;
        return new(status, body.ToJsonString()) { Headers = [FakeQuickBooksFaults.Tid] };
    }

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
