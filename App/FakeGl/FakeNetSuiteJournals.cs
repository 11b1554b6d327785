using System.Globalization;
using System.Text.Json;

namespace BatchLedger.FakeGl;

/// <summary>Journals as NetSuite keeps them: made by POST, found by id or external id, deleted by id. An external id is taken once.</summary>
internal sealed class FakeNetSuiteJournals(FakeBooks books)
{
    private static readonly string[] Known = ["externalId", "subsidiary", "tranDate", "memo", "currency", "line", "postingPeriod", "exchangeRate", "approved"];
    private static readonly string[] KnownOfLine = ["account", "debit", "credit", "memo", "department", "class", "location", "entity"];

    private readonly FakeNetSuiteTables tables = new(books);

    public FakeReply Make(FakeNetSuiteCall call)
    {
        using var json = JsonDocument.Parse(call.Body);
        var body = json.RootElement;
        if (OfHead(body) is { } refused) return refused;
        var lines = new List<FakeLine>();
        foreach (var item in body.GetProperty("line").GetProperty("items").EnumerateArray())
        {
            var (line, no) = Line(item, lines.Count);
            if (line is null) return no!;
            lines.Add(line);
        }
        if (lines.Count < 2 || lines.Sum(line => line.Amount) != 0) return FakeNetSuiteWords.No(400, "USER_ERROR", "The amounts in a journal entry must balance.");

        var journal = new FakeJournal(books.NewId(), Text(body, "externalId") ?? "", null, Day(body)!.Value) { Memo = Text(body, "memo") ?? "", Pending = books.NeedsApproval, Lines = lines };
        books.Put(journal);
        return new FakeReply(204, "") { Headers = [("Location", $"{call.Address}/{journal.Id}")] };
    }

    public FakeReply Show(FakeNetSuiteCall call) =>
        Find(call.Which) is { } journal ? new FakeReply(200, FakeNetSuiteRecord.Json(journal, books, call), "application/vnd.oracle.resource+json; type=singular") : FakeNetSuiteWords.Missing(call.Which);

    public FakeReply Delete(FakeNetSuiteCall call)
    {
        if (Find(call.Which) is not { } journal) return FakeNetSuiteWords.Missing(call.Which);
        if (tables.IsClosed(journal.Date)) return FakeNetSuiteWords.No(400, "USER_ERROR", "This transaction cannot be deleted because the accounting period is closed.");
        books.Remove(journal);
        return new FakeReply(204, "");
    }

    private FakeJournal? Find(string which) => which.StartsWith("eid:", StringComparison.Ordinal) ? books.Journals.FirstOrDefault(journal => journal.Number == which[4..]) : books.Journals.FirstOrDefault(journal => journal.Id == which);

    private FakeReply? OfHead(JsonElement body)
    {
        if (body.EnumerateObject().Select(member => member.Name).FirstOrDefault(name => !Known.Contains(name)) is { } stranger) return FakeNetSuiteWords.No(400, "INVALID_CONTENT", $"Unknown property {stranger}.", stranger);
        if (!books.NotKept.Contains("subsidiary") && Id(body, "subsidiary") != "1") return FakeNetSuiteWords.No(400, "USER_ERROR", "Please enter value(s) for: Subsidiary");
        if (Id(body, "currency") is not (null or "1" or "2")) return FakeNetSuiteWords.No(400, "INVALID_CONTENT", $"You have entered an Invalid Field Value {Id(body, "currency")} for the following field: currency", "currency");
        if (Day(body) is not { } day) return FakeNetSuiteWords.No(400, "INVALID_CONTENT", "The date is missing or cannot be read.", "tranDate");
        if (tables.IsClosed(day)) return FakeNetSuiteWords.Closed();
        return Text(body, "externalId") is { } number && books.Journals.Any(journal => journal.Number == number) ? FakeNetSuiteWords.Taken() : null;
    }

    private (FakeLine? Line, FakeReply? No) Line(JsonElement item, int at)
    {
        (FakeLine?, FakeReply?) No(string sentence, string field) => (null, FakeNetSuiteWords.No(400, "USER_ERROR", sentence, $"line.items[{at}].{field}"));
        if (item.EnumerateObject().Select(member => member.Name).FirstOrDefault(name => !KnownOfLine.Contains(name)) is { } stranger) return No($"Unknown property {stranger}.", stranger);
        if (books.Accounts.FirstOrDefault(account => account.Id == Id(item, "account")) is not { Active: true } named) return No($"Invalid account reference key {Id(item, "account")} for subsidiary 1.", "account");
        if (FakeNetSuiteTables.TypeOf(named) is "AcctRec" or "AcctPay" && Id(item, "entity") is null) return No("Please enter value(s) for: Name", "entity");
        foreach (var (field, list) in new[] { ("department", books.Departments), ("class", books.Classes), ("location", books.Locations) })
            if (Id(item, field) is { } id && !list.Any(one => one.Id == id && one.Active)) return No($"Invalid {field} reference key {id} for subsidiary 1.", field);

        var (debit, credit) = (Amount(item, "debit"), Amount(item, "credit"));
        if ((debit is null) == (credit is null) || (debit ?? credit) <= 0) return No("A line has a debit or a credit, with two decimals at most.", "debit");
        return (new FakeLine(named.Id, debit ?? -credit!.Value) { Memo = Text(item, "memo") ?? "", Department = Id(item, "department"), Class = Id(item, "class"), Location = Id(item, "location"), Entity = Id(item, "entity") }, null);
    }

    private static DateOnly? Day(JsonElement body) => DateOnly.TryParseExact(Text(body, "tranDate"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static long? Amount(JsonElement item, string name) => item.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number ? FakeAmounts.Read(value.GetRawText()) : null;

    private static string? Text(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static string? Id(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Object ? Text(value, "id") : null;
}
