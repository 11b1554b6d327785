using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace BatchLedger.FakeGl;

/// <summary>The same books over REST: a token for a client and a user, journals, one query for all lists. What the books refuse stands in the details of an error.</summary>
internal sealed class FakeIntacctRest(FakeBooks books, FakeIntacctBooks book, FakeOptions options)
{
    public const string Root = "/ia/api/v1", Journals = $"{Root}/objects/general-ledger/journal-entry";

    private static readonly Dictionary<string, (string List, string Id, string Name)> Objects = new()
    {
        ["general-ledger/account"] = ("GLACCOUNT", "ACCOUNTNO", "TITLE"), ["company-config/department"] = ("DEPARTMENT", "DEPARTMENTID", "TITLE"),
        ["company-config/location"] = ("LOCATION", "LOCATIONID", "NAME"), ["company-config/class"] = ("CLASS", "CLASSID", "NAME"), ["general-ledger/journal"] = ("GLJOURNAL", "SYMBOL", "TITLE"),
    };

    private readonly HashSet<string> tokens = [];
    private int made;

    public void Forget() => tokens.Clear();

    public FakeReply Token(IFormCollection form)
    {
        if (form["grant_type"] != "client_credentials" || (options.Secrets.TryGetValue("clientSecret", out var secret) && form["client_secret"] != secret)) return Json(400, new { error = "invalid_client" });
        if (form["username"].ToString().Split('@', '|').Length is < 2 or > 3) return Json(400, new { error = "invalid_grant", error_description = "The user is not known." });
        var token = $"fake-token-{++made}";
        tokens.Add(token);
        return Json(200, new { token_type = "Bearer", access_token = token, expires_in = 43200 });
    }

    public bool Knows(string? authorization) => authorization is not null && authorization.StartsWith("Bearer ", StringComparison.Ordinal) && tokens.Contains(authorization["Bearer ".Length..]);

    public static FakeReply Refused(int status, string code, string message, params IReadOnlyList<FakeIntacctError> details) => Json(status, new JsonObject
    {
        ["ia::result"] = new JsonObject
        {
            ["ia::error"] = new JsonObject
            {
                ["code"] = code, ["message"] = message, ["errorId"] = "REST-7001", ["supportId"] = "FaKe%7E2",
                ["details"] = new JsonArray([.. details.Select(detail => new JsonObject { ["code"] = detail.Code, ["message"] = detail.Text })]),
            },
        },
        ["ia::meta"] = new JsonObject { ["totalCount"] = 1, ["totalSuccess"] = 0, ["totalError"] = 1 },
    });

    public FakeReply Create(string body)
    {
        if (Parsed(body) is not { } sent || sent["lines"] is not JsonArray lines) return Refused(400, "invalidRequest", "A POST request requires a payload");
        var date = Text(sent["postingDate"]);
        var day = DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? FakeIntacctBooks.Day(read) : date;
        var batch = new XElement("GLBATCH", new XElement("JOURNAL", Text(sent["glJournal"]?["id"])), new XElement("BATCH_DATE", day), new XElement("BATCH_TITLE", Text(sent["description"])),
            new XElement("REFERENCENO", Text(sent["description"])), new XElement("ENTRIES", lines.Select(Entry)));
        var (data, errors) = book.Create(batch, "");
        if (errors.Count > 0) return Refused(422, "operationFailed", "Could not create the journal entry.", [.. errors.Skip(1)]);
        var key = data!.Descendants("RECORDNO").Single().Value;
        return Json(201, new JsonObject
        {
            ["ia::result"] = new JsonObject { ["key"] = key, ["id"] = key, ["href"] = $"/objects/general-ledger/journal-entry/{key}" },
            ["ia::meta"] = new JsonObject { ["totalCount"] = 1, ["totalSuccess"] = 1, ["totalError"] = 0 },
        });
    }

    public FakeReply Delete(string key)
    {
        if (books.Journals.TrueForAll(journal => journal.Id != key)) return Refused(404, "notFound", "The record was not found.");
        var (_, errors) = book.Delete(new XElement("delete", new XElement("object", "GLBATCH"), new XElement("keys", key)));
        return errors.Count > 0 ? Refused(422, "operationFailed", "Could not delete the journal entry.", errors) : new FakeReply(204, "");
    }

    public FakeReply Read(string key) => books.Journals.Find(journal => journal.Id == key) is not { } found ? Refused(404, "notFound", "The record was not found.")
        : Json(200, new JsonObject { ["ia::result"] = Head(found, found.Lines), ["ia::meta"] = new JsonObject { ["totalCount"] = 1 } });

    public FakeReply Query(string body)
    {
        if (Parsed(body) is not { } sent) return Refused(400, "invalidRequest", "A POST request requires a payload");
        var (start, size) = ((int?)sent["start"] ?? 1, (int?)sent["size"] ?? 100);
        if (size is < 1 or > 4000 || start < 1) return Refused(400, "invalidRequest", "The page is not valid.");
        var wanted = (sent["filters"] as JsonArray)?.Select(filter => filter!["$eq"]!.AsObject().Single()).ToList() ?? [];
        if (Rows(Text(sent["object"])) is not { } rows) return Refused(400, "invalidRequest", "The object is not known.");
        var found = rows.Where(row => wanted.TrueForAll(condition => Text(row[condition.Key]) == Text(condition.Value))).ToList();
        var page = found.Skip(start - 1).Take(size).ToList();
        return Json(200, new JsonObject
        {
            ["ia::result"] = new JsonArray([.. page]),
            ["ia::meta"] = new JsonObject { ["totalCount"] = found.Count, ["start"] = start, ["pageSize"] = size, ["next"] = start - 1 + page.Count < found.Count ? start + page.Count : null },
        });
    }

    public FakeReply AboutAnother(FakeReply reply) => reply with { Body = reply.Body.Replace("\"key\":\"", "\"key\":\"9", StringComparison.Ordinal) };

    private IEnumerable<JsonObject>? Rows(string name)
    {
        if (name == "general-ledger/journal-entry") return books.Journals.Select(journal => Head(journal, null));
        if (!Objects.TryGetValue(name, out var known)) return null;
        var query = new XElement("query", new XElement("object", known.List), new XElement("select", new XElement("field", known.Id), new XElement("field", known.Name), new XElement("field", "STATUS")), new XElement("pagesize", 2000));
        return new FakeIntacctLists(books).Query(query).Data!.Elements().Select(row => new JsonObject { ["id"] = row.Element(known.Id)!.Value, ["name"] = row.Element(known.Name)!.Value, ["status"] = row.Element("STATUS")!.Value });
    }

    private static JsonObject Head(FakeJournal journal, IReadOnlyList<FakeLine>? lines)
    {
        var head = new JsonObject { ["key"] = journal.Id, ["id"] = journal.Id, ["description"] = journal.Number, ["postingDate"] = journal.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["state"] = journal.Pending ? "draft" : "posted" };
        if (lines is not null) head["lines"] = new JsonArray([.. lines.Select(line => new JsonObject { ["txnType"] = line.Amount < 0 ? "credit" : "debit", ["txnAmount"] = FakeAmounts.Text(Math.Abs(line.Amount)), ["glAccount"] = new JsonObject { ["id"] = line.Account } })]);
        return head;
    }

    private static XElement Entry(JsonNode? line)
    {
        var dimensions = line?["dimensions"];
        XElement? Dimension(string name, string element) => dimensions?[name]?["id"] is { } id ? new XElement(element, Text(id)) : null;
        return new XElement("GLENTRY", new XElement("ACCOUNTNO", Text(line?["glAccount"]?["id"])), new XElement("TR_TYPE", Text(line?["txnType"]) switch { "debit" => "1", "credit" => "-1", _ => "?" }),
            // Amounts are texts here; a number is refused.
            new XElement("TRX_AMOUNT", line?["txnAmount"] is { } amount && amount.GetValueKind() == JsonValueKind.String ? Text(amount) : ""),
            Dimension("location", "LOCATION"), Dimension("department", "DEPARTMENT"), Dimension("customer", "CUSTOMERID"), Dimension("vendor", "VENDORID"), Dimension("class", "CLASSID"),
            new XElement("DESCRIPTION", Text(line?["description"])));
    }

    private static JsonNode? Parsed(string body)
    {
        try
        {
            return JsonNode.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Text(JsonNode? node) => node?.ToString() ?? "";

    private static FakeReply Json(int status, object body) => new(status, JsonSerializer.Serialize(body));
}
