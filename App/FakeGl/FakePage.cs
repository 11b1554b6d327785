using System.Net;
using System.Text;

namespace BatchLedger.FakeGl;

/// <summary>The page of a fake for people: what is in its books, and how the next request shall fail.</summary>
internal sealed class FakePage(FakeSystem system, FakeBooks books, FakeFailures failures)
{
    internal const string Style = """
        :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif }
        body { margin: 0 } main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem }
        h1 { font-size: 1.4rem; margin: 0 } h2 { font-size: 1.1rem; margin: 1.5rem 0 .5rem }
        .wide { overflow-x: auto } table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums }
        th, td { text-align: left; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid color-mix(in srgb, currentcolor 20%, transparent); white-space: nowrap }
        .num { text-align: right } .failures { display: flex; flex-wrap: wrap; gap: .5rem }
        button { font: inherit; padding: .35rem .8rem; cursor: pointer }
        """;

    private string Name => system switch { FakeSystem.QuickBooksOnline => "QuickBooks Online", FakeSystem.SageIntacct => "Sage Intacct", _ => "NetSuite" };

    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/", () => Results.Content(Html(), "text/html; charset=utf-8"));
        app.MapGet("/fake/page.css", () => Results.Content(Style, "text/css; charset=utf-8"));
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
        page.Append($"<title>{Name}, a stand-in</title><link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" href=\"/fake/page.css\">").Append("</head><body><main>").Append($"<h1>{Name}, a stand-in</h1>");
        lock (books.Door)
        {
            page.Append($"<p>{books.Journals.Count} journals in the books of {Encoded(books.CompanyName)}. {(failures.Waiting == 0 ? "No failure waits." : $"Failures that wait for the next requests: {failures.Waiting}.")}</p>");
            page.Append("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Journals\"><table><thead><tr><th scope=\"col\">Id</th><th scope=\"col\">Number</th><th scope=\"col\">Date</th><th scope=\"col\">Memo</th><th scope=\"col\" class=\"num\">Lines</th><th scope=\"col\" class=\"num\">Debits</th></tr></thead><tbody>");
            foreach (var journal in Enumerable.Reverse(books.Journals).Take(200))
                page.Append($"<tr><td>{Encoded(journal.Id)}</td><td>{Encoded(journal.Number)}</td><td>{journal.Date:yyyy-MM-dd}</td><td>{Encoded(journal.Memo)}</td><td class=\"num\">{journal.Lines.Count}</td><td class=\"num\">{FakeAmounts.Text(journal.Lines.Where(line => line.Amount > 0).Sum(line => line.Amount))}</td></tr>");
        }
        page.Append("</tbody></table></div><h2>The next journal shall meet</h2><div class=\"failures\">");
        foreach (var failure in Enum.GetValues<FakeFailure>().Skip(1))
            page.Append($"<form method=\"post\" action=\"/fake/next?failure={failure}\"><button>{Words(failure)}</button></form>");
        return page.Append("</div></main></body></html>").ToString();
    }

    /// <summary>"Commit then drop".</summary>
    private static string Words(FakeFailure failure) => failure.ToString()[..1] + string.Concat(failure.ToString()[1..].Select(letter => char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}")).Replace("500", " 500", StringComparison.Ordinal).Replace("502", " 502", StringComparison.Ordinal).Replace("200", " 200", StringComparison.Ordinal);

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
