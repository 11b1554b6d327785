using System.Text.Json.Nodes;

namespace BatchLedger.FakeGl;

/// <summary>A journal as NetSuite shows it. Every second one comes in lower case throughout, as some versions there write it.</summary>
internal static class FakeNetSuiteRecord
{
    public static string Json(FakeJournal journal, FakeBooks books, FakeNetSuiteCall call)
    {
        var lines = new JsonArray();
        foreach (var line in journal.Lines) lines.Add(Line(line, lines.Count, books));
        var expanded = call.Parameters().Contains(("expandSubResources", "true"));
        var record = new JsonObject
        {
            ["links"] = new JsonArray(), ["id"] = journal.Id, ["externalId"] = journal.Number, ["tranId"] = $"JE{journal.Id}", ["tranDate"] = $"{journal.Date:yyyy-MM-dd}", ["memo"] = journal.Memo,
            ["approved"] = !journal.Pending, ["approvalStatus"] = Reference(journal.Pending ? "1" : "2", journal.Pending ? "Pending Approval" : "Approved"),
            ["currency"] = Reference("1", books.Currency), ["subsidiary"] = Reference("1", books.CompanyName),
            ["line"] = expanded ? new JsonObject { ["links"] = new JsonArray(), ["items"] = lines, ["totalResults"] = journal.Lines.Count } : new JsonObject { ["links"] = new JsonArray() },
        };
        return (journal.Id[^1] % 2 == 0 ? Lower(record) : record).ToJsonString();
    }

    private static JsonObject Line(FakeLine line, int at, FakeBooks books)
    {
        var account = books.Accounts.FirstOrDefault(item => item.Id == line.Account);
        var shown = new JsonObject { ["links"] = new JsonArray(), ["line"] = at, ["account"] = Reference(line.Account, $"{account?.Number} {account?.Name}") };
        shown[line.Amount >= 0 ? "debit" : "credit"] = JsonNode.Parse(FakeAmounts.Text(Math.Abs(line.Amount)).TrimEnd('0').TrimEnd('.') is var plain && plain.Contains('.') ? plain : $"{plain}.0");
        if (line.Memo.Length > 0) shown["memo"] = line.Memo;
        foreach (var (name, id) in new[] { ("department", line.Department), ("class", line.Class), ("location", line.Location), ("entity", line.Entity) })
            if (id is not null) shown[name] = Reference(id, "");
        return shown;
    }

    private static JsonObject Reference(string id, string name) => new() { ["links"] = new JsonArray(), ["id"] = id, ["refName"] = name };

    private static JsonNode Lower(JsonNode node) => node switch
    {
        JsonObject parent => new JsonObject(parent.Select(member => KeyValuePair.Create(member.Key.ToLowerInvariant(), member.Value is null ? null : Lower(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(item => item is null ? null : Lower(item))]),
        _ => node.DeepClone(),
    };
}
