using System.Text.Json.Nodes;
using BatchLedger.OutsideGl;

namespace BatchLedger.Tests.QuickBooksOnline;

/// <summary>Each sample of the specification: what is sent, and what each answer means.</summary>
public sealed class QuickBooksVectorTests
{
    public static TheoryData<string> Rows => [.. Vector.Json("expect.json").AsArray().Select(row => (string)row!["id"]!)];

    [Theory, MemberData(nameof(Rows))]
    public async Task An_answer_means_what_the_sample_says(string id)
    {
        var row = Vector.Json("expect.json").AsArray().Single(row => (string)row!["id"]! == id)!;
        var expected = row["expect"]!;
        var answer = await AskAsync(row, (string)row["operation"]!);

        Assert.Equal((string)expected["class"]!, answer.Class.Word());
        if (expected["codes"] is JsonArray codes) Assert.Equal(codes.Select(code => (string)code!), answer.Codes);
        if (expected["errorCount"] is { } count) Assert.Equal((int)count, answer.Findings.Count);
        if ((expected["existingId"] ?? expected["journalId"]) is { } outside) Assert.Equal((string)outside!, answer.OutsideId);
        if (expected["syncToken"] is { } version) Assert.Equal((string)version!, answer.OutsideVersion);
        if (expected["docNumber"] is { } number) Assert.Equal((string)number!, answer.OutsideNumber);
        if (expected["waitSecondsAtLeast"] is { } wait) Assert.True(answer.RetryAfter >= TimeSpan.FromSeconds((int)wait));
        if (row["headers"]!["intuit_tid"] is { } trace) Assert.Equal((string)trace!, answer.Trace);
        Assert.DoesNotContain("ABexpired0001", answer.Message + string.Concat(answer.Findings.Select(finding => finding.Message)));
    }

    [Fact]
    public async Task The_request_for_journal_117_is_the_sample()
    {
        var wire = CannedWire.Of(200, Vector.Text("je_create_response.json"));
        var entry = Vector.Journal117();
        await Vector.Connector(wire).SendAsync(Vector.Session(), entry, default);

        var sent = Assert.Single(wire.Sent);
        Vector.Holds(Vector.Json("je_create_request.json"), JsonNode.Parse(sent.Body));
        Vector.Holds(JsonNode.Parse(sent.Body), Vector.Json("je_create_request.json"));
        Assert.Equal(("POST", "https://quickbooks.api.intuit.com/v3/company/9130350000000001/journalentry"), (sent.Method, sent.Address.GetLeftPart(UriPartial.Path)));
        Assert.Equal(new Dictionary<string, string> { ["minorversion"] = "75", ["requestid"] = entry.Key }, sent.Query);
        Assert.Equal(("Bearer at-1", "application/json", "application/json"), (sent.Headers["Authorization"], sent.Headers["Accept"], sent.Headers["Content-Type"].Split(';')[0]));
    }

    [Fact]
    public async Task The_requests_for_a_look_up_and_a_delete_are_the_samples()
    {
        var wire = CannedWire.Of(200, Vector.Text("query_je_by_docnumber_none.json"));
        var connector = Vector.Connector(wire);
        await connector.LookUpAsync(Vector.Session(), Vector.Mark(), default);
        await connector.LookUpAsync(Vector.Session(Vector.Terms(site: GlSite.Sandbox)), Vector.Mark(@"it's \ 7"), default);
        await connector.DeleteAsync(Vector.Session(), Vector.Copy(), default);

        Assert.Equal("select * from JournalEntry where DocNumber = 'BL-000117'", wire.Sent[0].Query["query"]);
        Assert.Equal(("sandbox-quickbooks.api.intuit.com", @"select * from JournalEntry where DocNumber = 'it\'s \\ 7'"), (wire.Sent[1].Address.Host, wire.Sent[1].Query["query"]));
        Vector.Holds(Vector.Json("delete_request.json"), JsonNode.Parse(wire.Sent[2].Body));
        Assert.Equal(("delete", "75"), (wire.Sent[2].Query["operation"], wire.Sent[2].Query["minorversion"]));
    }

    [Fact]
    public async Task The_sample_chart_says_who_is_active_and_who_needs_a_customer()
    {
        var books = await BooksAsync("preferences_closed_date.json", "query_accounts.json");
        var accounts = books.Items.Where(item => item.Kind is OutsideKind.Account).ToList();
        Assert.Equal(["35", "82", "84"], accounts.Where(account => account.Active).Select(account => account.Id));
        Assert.Equal(["90"], accounts.Where(account => !account.Active).Select(account => account.Id));
        Assert.Equal(["84"], accounts.Where(account => account.Trait is OutsideTrait.NeedsCustomer).Select(account => account.Id));
        Assert.Equal(("4010", "Member Income:Member Dues"), (books.Find(OutsideKind.Account, "82")!.Number, books.Find(OutsideKind.Account, "82")!.Path));

        var findings = OutsideCheck.Findings(Vector.Journal117(), books, "QuickBooks Online");
        Assert.Contains(findings, finding => finding is { Code: "AccountInactive", LineNo: 4, AccountCode: "2310" });
    }

    [Fact]
    public async Task The_sample_preferences_say_what_is_closed_and_what_is_off()
    {
        var closed = await BooksAsync("preferences_closed_date.json", "query_accounts.json");
        Assert.Equal((new DateOnly(2025, 6, 30), "USD"), (closed.ClosedThrough, closed.HomeCurrency));
        Assert.DoesNotContain(OutsideKind.Class, closed.Off);
        Assert.Null(closed.CurrencyId("USD"));
        Assert.Contains(OutsideCheck.Findings(Vector.Journal117(), closed, "it"), finding => finding.Code == "ClosedPeriod");
        Assert.DoesNotContain(OutsideCheck.Findings(Vector.Journal117() with { Date = new(2025, 7, 1) }, closed, "it"), finding => finding.Code == "ClosedPeriod");

        var open = await BooksAsync("preferences_open.json", "query_accounts.json");
        Assert.Null(open.ClosedThrough);
        Assert.Equal("USD", open.CurrencyId("USD"));
        Assert.Superset(new HashSet<OutsideKind> { OutsideKind.Class, OutsideKind.Location }, new HashSet<OutsideKind>(open.Off));
        Assert.Contains(OutsideCheck.Findings(Vector.Journal117() with { Currency = "EUR" }, open, "it"), finding => finding.Code == "Currency");
    }

    private static async Task<OutsideBooks> BooksAsync(string preferences, string accounts)
    {
        var answer = await Vector.Connector(Books(preferences, accounts)).ReadBooksAsync(Vector.Session(), default);
        Assert.Equal(AnswerClass.List, answer.Answer.Class);
        return answer.Books!;
    }

    private static CannedWire Books(string preferences, string accounts) => new(sent => new CannedWire.Reply(200, sent.Address.AbsolutePath.EndsWith("/preferences", StringComparison.Ordinal) ? Vector.Text(preferences)
        : sent.Query.GetValueOrDefault("query", "").Contains("Account", StringComparison.Ordinal) ? Vector.Text(accounts) : """{"QueryResponse":{}}"""));

    private static async Task<GlAnswer> AskAsync(JsonNode row, string operation)
    {
        if (operation is "accounts") return (await Vector.Connector(Books("preferences_open.json", (string)row["body"]!)).ReadBooksAsync(Vector.Session(), default)).Answer;
        if (operation is "preferences") return (await Vector.Connector(Books((string)row["body"]!, "query_accounts.json")).ReadBooksAsync(Vector.Session(), default)).Answer;
        var headers = row["headers"]!.AsObject().Where(header => header.Key != "Content-Type").Select(header => (header.Key, (string)header.Value!)).ToArray();
        var connector = Vector.Connector(CannedWire.Of((int)row["status"]!, Vector.Text((string)row["body"]!), headers));
        return operation switch
        {
            "create" => await connector.SendAsync(Vector.Session(), Vector.Journal117(), default),
            "delete" => await connector.DeleteAsync(Vector.Session(), Vector.Copy(), default),
            _ => await connector.LookUpAsync(Vector.Session(), Vector.Mark(), default),
        };
    }
}
