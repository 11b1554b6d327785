using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BatchLedger.FakeGl;

/// <summary>Reads a journal as a client sent it: the members that are there, their kinds and their lengths.</summary>
internal static class FakeQuickBooksRequest
{
    private const int LongestNumber = 21;
    private const int LongestText = 4000;

    // Their server's day, where the client names none.
    private static readonly DateOnly ServerDay = new(2001, 1, 1);

    public static (FakeJournal? Journal, FakeReply? Refused) Read(string body, string? key, FakeBooks books)
    {
        try
        {
            if (JsonNode.Parse(body) is not JsonObject sent) return (null, Unreadable("The body is not an object"));
            var lines = (sent["Line"] as JsonArray ?? []).OfType<JsonObject>().ToList();
            if (Missing(sent, lines, books).ToList() is [_, ..] missing) return (null, FakeQuickBooksFaults.Missing(missing));
            if (TooLong(sent, lines) is { } tooLong) return (null, tooLong);
            if (!Day(sent, out var date)) return (null, FakeQuickBooksFaults.Validation("2030", "Invalid ID", "Invalid Date", "TxnDate"));
            if (CurrencyProblem(sent, books) is { } currency) return (null, currency);

            var journal = new FakeJournal("", Text(sent, "DocNumber") ?? "", key, date) { Memo = Text(sent, "PrivateNote") ?? "", Lines = [.. lines.Select(line => Line(line, books))] };
            return lines.TrueForAll(line => Amount(line) is >= 0) ? (journal, null)
                : (null, FakeQuickBooksFaults.Validation("2030", "Invalid Number", "Amount is not a positive amount with two decimals", "Line.Amount"));
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            return (null, Unreadable(problem.Message));
        }
    }

    private static IEnumerable<string> Missing(JsonObject sent, List<JsonObject> lines, FakeBooks books)
    {
        if (lines.Count == 0) yield return "Line";
        if (books.QuickBooks.KeepsManyCurrencies && Reference(sent, "CurrencyRef") is null) yield return "CurrencyRef";
        foreach (var line in lines)
        {
            if (line["Amount"] is null) yield return "Line.Amount";
            if (Text(line, "DetailType") != "JournalEntryLineDetail" || line["JournalEntryLineDetail"] is not JsonObject detail)
            {
                yield return "Line.JournalEntryLineDetail";
                continue;
            }
            if (Text(detail, "PostingType") is not ("Debit" or "Credit")) yield return "PostingType";
            if (Reference(detail, "AccountRef") is null) yield return "AccountRef";
        }
    }

    private static FakeReply? TooLong(JsonObject sent, List<JsonObject> lines)
    {
        if (Text(sent, "DocNumber") is { Length: > LongestNumber } number) return FakeQuickBooksFaults.TooLong("DocNumber", LongestNumber, number.Length);
        if (Text(sent, "PrivateNote") is { Length: > LongestText } note) return FakeQuickBooksFaults.TooLong("PrivateNote", LongestText, note.Length);
        return lines.Select(line => Text(line, "Description")).FirstOrDefault(text => text is { Length: > LongestText }) is { } text
            ? FakeQuickBooksFaults.TooLong("Line.Description", LongestText, text.Length) : null;
    }

    private static FakeReply? CurrencyProblem(JsonObject sent, FakeBooks books) => Reference(sent, "CurrencyRef") is not { } currency || currency == books.Currency ? null
        : FakeQuickBooksFaults.Business(books.QuickBooks.KeepsManyCurrencies ? $"An exchange rate is needed for {currency}" : "Multicurrency is not enabled for this company");

    private static bool Day(JsonObject sent, out DateOnly date)
    {
        date = ServerDay;
        return Text(sent, "TxnDate") is not { } text || DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
    }

    private static FakeLine Line(JsonObject line, FakeBooks books)
    {
        var detail = line["JournalEntryLineDetail"]!.AsObject();
        var amount = Amount(line) ?? 0;
        return new FakeLine(Reference(detail, "AccountRef")!, Text(detail, "PostingType") == "Debit" ? amount : -amount)
        {
            Memo = Text(line, "Description") ?? "", Entity = detail["Entity"] is JsonObject entity ? Reference(entity, "EntityRef") : null,
            // What is switched off is passed over in silence.
            Location = books.QuickBooks.TracksLocations ? Reference(detail, "DepartmentRef") : null, Class = books.QuickBooks.TracksClasses ? Reference(detail, "ClassRef") : null,
        };
    }

    private static long? Amount(JsonObject line) => line["Amount"] is JsonValue value ? FakeAmounts.Read(value.ToJsonString().Trim('"')) : null;

    private static string? Text(JsonObject sent, string name) => (string?)sent[name];

    private static string? Reference(JsonObject sent, string name) => sent[name] is JsonObject reference ? Text(reference, "value") : null;

    private static FakeReply Unreadable(string detail) => FakeQuickBooksFaults.Validation("2010", "Request has invalid or unsupported property", $"Property Name: {detail} specified is unsupported or invalid");
}
