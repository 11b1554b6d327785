using System.Net;
using System.Text;

namespace BatchLedger.FakeGl;

/// <summary>The page of a fake for people: what is in its books, and how the next request shall fail.</summary>
internal sealed class FakePage(FakeSystem system, FakeBooks books, FakeFailures failures)
{
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/", () => Results.Content(Html(), "text/html; charset=utf-8"));
        app.MapPost("/fake/next", (HttpContext http) =>
        {
            if (!Enum.TryParse<FakeFailure>(http.Request.Query["failure"], out var failure)) return Results.BadRequest("There is no such failure.");
            failures.Add(FakeDeed.Write, failure);
            return Results.Redirect("/");
        });
    }

    private string Html()
    {
        var page = new StringBuilder("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        page.Append($"<title>{system}, a stand-in</title>").Append("</head><body><main>").Append($"<h1>{system}, a stand-in</h1>");
        lock (books.Door)
        {
            page.Append($"<p>{books.Journals.Count} journals in the books of {Encoded(books.CompanyName)}; {failures.Waiting} failures wait.</p>");
            page.Append("<table><thead><tr><th scope=\"col\">Id</th><th scope=\"col\">Number</th><th scope=\"col\">Date</th><th scope=\"col\">Memo</th><th scope=\"col\">Lines</th><th scope=\"col\">Debits</th></tr></thead><tbody>");
            foreach (var journal in Enumerable.Reverse(books.Journals).Take(200))
                page.Append($"<tr><td>{Encoded(journal.Id)}</td><td>{Encoded(journal.Number)}</td><td>{journal.Date:yyyy-MM-dd}</td><td>{Encoded(journal.Memo)}</td><td>{journal.Lines.Count}</td><td>{FakeAmounts.Text(journal.Lines.Where(line => line.Amount > 0).Sum(line => line.Amount))}</td></tr>");
        }
        page.Append("</tbody></table><h2>The next journal shall meet</h2>");
        foreach (var failure in Enum.GetValues<FakeFailure>().Skip(1))
            page.Append($"<form method=\"post\" action=\"/fake/next?failure={failure}\"><button>{failure}</button></form>");
        return page.Append("</main></body></html>").ToString();
    }

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
