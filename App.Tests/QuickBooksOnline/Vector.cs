using System.Text.Json;
using System.Text.Json.Nodes;
using BatchLedger.Ledgers;
using BatchLedger.OutsideGl;
using BatchLedger.QuickBooksOnline;
using BatchLedger.Tests.House;
using Microsoft.Extensions.Time.Testing;

namespace BatchLedger.Tests.QuickBooksOnline;

/// <summary>The samples of the specification, and a connector over a wire of canned answers.</summary>
internal static class Vector
{
    public static readonly DateTimeOffset Now = new(2025, 7, 1, 16, 0, 0, TimeSpan.Zero);

    public static string Text(string file) => File.ReadAllText(Path.Combine(AppSources.Top, "App.Tests", "QuickBooksOnline", "Vectors", file));

    public static JsonNode Json(string file) => JsonNode.Parse(Text(file))!;

    public static QuickBooksConnector Connector(HttpMessageHandler wire) => new(new OutsideDoor(new HttpClient(wire)), new FakeTimeProvider(Now));

    public static GlTerms Terms(string realm = "9130350000000001", GlSite site = GlSite.Production, Uri? standIn = null) => new(AccountingSystem.QuickBooksOnline, site,
        new Dictionary<string, string> { [QuickBooksFields.ClientId] = "ABclient01", [QuickBooksFields.ClientSecret] = "sEcret/01", [QuickBooksFields.Realm] = realm }) { StandIn = standIn };

    public static OutsideTokens Tokens(string access = "at-1", string? refresh = "RT1-old") => new() { Access = access, AccessUntil = Now.AddHours(1), Refresh = refresh, RefreshUntil = Now.AddDays(90) };

    public static GlSession Session(GlTerms? terms = null) => new(terms ?? Terms(), Tokens());

    public static GlMark Mark(string number = "BL-000117", string? outsideId = null) => new("bl-1", number, new(2025, 6, 30)) { Digits = 2, OutsideId = outsideId };

    public static OutsideCopy Copy(string id = "3711", string version = "0") => new() { Id = id, Version = version };

    /// <summary>Journal 117 in the ids of the sample company.</summary>
    public static GlEntry Journal117()
    {
        var (journal, ids) = (Json("journal_117.json"), Json("mapping.json")["qbo"]!);
        return new GlEntry
        {
            Key = "bl-0f0a6c1e7d4b4d199f352a1c7e9b0d11", Number = (string)journal["batchNo"]!, Date = DateOnly.Parse((string)journal["postingDate"]!), Memo = (string)journal["memo"]!,
            Currency = (string)journal["currency"]!,
            Lines = [.. journal["lines"]!.AsArray().Select(line => new GlEntryLine
            {
                No = (int)line!["n"]!, AccountCode = (string)line["account"]!, AccountId = (string)ids["accounts"]![(string)line["account"]!]!, Memo = (string)line["memo"]!,
                Debit = Minor(line["debit"]!), Credit = Minor(line["credit"]!), LocationId = (string?)ids["departments"]![(string)line["department"]!],
                ClassId = (string?)line["class"] is { } kept ? (string?)ids["classes"]![kept] : null,
            })],
        };
    }

    /// <summary>Members of the expected value are in the actual one, by value; extra members and the order are free.</summary>
    public static void Holds(JsonNode? expected, JsonNode? actual, string where = "")
    {
        switch (expected)
        {
            case JsonObject members:
                Assert.True(actual is JsonObject, where);
                foreach (var (name, value) in members) Holds(value, actual![name], $"{where}/{name}");
                break;
            case JsonArray items:
                Assert.Equal(items.Count, Assert.IsType<JsonArray>(actual).Count);
                for (var at = 0; at < items.Count; at++) Holds(items[at], actual![at], $"{where}/{at}");
                break;
            default:
                Assert.True(SameValue(expected, actual), $"{where}: {expected?.ToJsonString()} and {actual?.ToJsonString()}");
                break;
        }
    }

    private static bool SameValue(JsonNode? expected, JsonNode? actual) => expected?.GetValueKind() is JsonValueKind.Number && actual?.GetValueKind() is JsonValueKind.Number
        ? decimal.Parse(expected.ToJsonString()) == decimal.Parse(actual.ToJsonString()) : JsonNode.DeepEquals(expected, actual);

    private static long Minor(JsonNode amount) => long.Parse(((string)amount!).Replace(".", "", StringComparison.Ordinal));
}
