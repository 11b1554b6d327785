using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BatchLedger.FakeGl;

/// <summary>The query language, as far as it has a journal, lists and pages.</summary>
internal static partial class FakeQuickBooksQuery
{
    private const int MostRecords = 1000;

    public static FakeReply Answer(string query, FakeBooks books)
    {
        if (Query().Match(query) is not { Success: true } asked) return Refused($"Encountered unexpected text in \"{query}\"");
        var (start, count) = (Number(asked.Groups["start"], 1), Number(asked.Groups["count"], 100));
        if (start < 1 || count > MostRecords) return Refused($"Invalid position {start} or size {count}; at most {MostRecords}");
        if (Records(asked, books) is not { } all) return Refused($"Property {asked.Groups["field"].Value} of {asked.Groups["record"].Value} cannot be queried");
        var page = all.Skip(start - 1).Take(count).ToArray();

        // Nothing found: no member at all.
        var response = page.Length == 0 ? [] : new JsonObject { [asked.Groups["record"].Value] = new JsonArray([.. page]), ["startPosition"] = start, ["maxResults"] = page.Length };
        return FakeQuickBooksJson.Reply(200, new JsonObject { ["QueryResponse"] = response });
    }

    private static IEnumerable<JsonObject>? Records(Match asked, FakeBooks books)
    {
        var (record, field) = (asked.Groups["record"].Value, asked.Groups["field"].Value);
        if (record == "JournalEntry")
        {
            var journals = field == "DocNumber" ? books.Journals.Where(journal => journal.Number == Unescaped(asked.Groups["literal"].Value)) : field.Length == 0 ? books.Journals : null;
            return journals?.Select(journal => FakeQuickBooksJson.Journal(journal, books));
        }

        var items = record switch { "Account" => books.Accounts, "Class" => books.Classes, "Department" => books.Locations, "Customer" => books.Customers, "Vendor" => books.Vendors, _ => null };
        // Inactive records only come for who asks for them.
        return field is not ("" or "Active") ? null : items?.Where(item => item.Active || field == "Active").Select(item => FakeQuickBooksJson.Item(record, item));
    }

    private static string Unescaped(string literal) => literal.Replace(@"\'", "'", StringComparison.Ordinal).Replace(@"\\", @"\", StringComparison.Ordinal);

    private static int Number(Group group, int otherwise) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : otherwise;

    private static FakeReply Refused(string detail) => FakeQuickBooksFaults.Validation("4000", "Error parsing query", $"QueryParserError: {detail}");

    [GeneratedRegex(@"^select \* from (?<record>[A-Za-z]+)( where ((?<field>DocNumber) = '(?<literal>(\\.|[^'\\])*)'|(?<field>Active) in \(true, ?false\)))?( startposition (?<start>\d{1,9}))?( maxresults (?<count>\d{1,9}))?$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Query();
}
