using System.Text.Json;

namespace BatchLedger.QuickBooksOnline;

/// <summary>Reads their JSON as it comes: names in either case, one record where a list may stand, null for nothing.</summary>
internal static class QuickBooksJson
{
    /// <summary>Null: not a JSON object, or not the whole of one.</summary>
    public static JsonElement? Parse(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body.TrimStart('\uFEFF'));
            return document.RootElement.ValueKind is JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Null: not there, or null.</summary>
    public static JsonElement? Member(this JsonElement element, string name)
    {
        if (element.ValueKind is not JsonValueKind.Object) return null;
        foreach (var property in element.EnumerateObject())
            if (Whole(() => property.Name)?.Equals(name, StringComparison.OrdinalIgnoreCase) == true && property.Value.ValueKind is not JsonValueKind.Null) return property.Value;
        return null;
    }

    /// <summary>Numbers and booleans as they are written; null: not there, or no text.</summary>
    public static string? Text(this JsonElement element, string name) => element.Member(name) is not { } value ? null : value.ValueKind switch
    {
        JsonValueKind.String => Whole(value.GetString),
        JsonValueKind.Object or JsonValueKind.Array => null,
        _ => value.GetRawText(),
    };

    /// <summary>The id in a reference: {"value":"35","name":"Operating Bank"}.</summary>
    public static string? Reference(this JsonElement element, string name) => element.Member(name)?.Text("value");

    public static bool IsTrue(this JsonElement element, string name) => string.Equals(element.Text(name), "true", StringComparison.OrdinalIgnoreCase);

    public static IEnumerable<JsonElement> Many(this JsonElement element, string name) => element.Member(name) switch
    {
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Where(item => item.ValueKind is JsonValueKind.Object),
        { ValueKind: JsonValueKind.Object } one => [one],
        _ => [],
    };

    /// <summary>Null: the text has half a character, escaped, which JSON allows and no text of ours can be.</summary>
    private static string? Whole(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
