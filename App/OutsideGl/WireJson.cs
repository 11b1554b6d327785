using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BatchLedger.OutsideGl;

/// <summary>JSON of requests, and of answers as they come: names in any case, one record where a list may stand, null for nothing. Whatever comes, reading does not throw.</summary>
public static class WireJson
{
    // It is a body, not a page: "&" and "–" may stand as they are.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

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

    /// <summary>A text, or a number or truth value as it is written. Null: not there, empty, or no text.</summary>
    public static string? Text(this JsonElement element, string name) => element.Member(name)?.Text();

    public static string? Text(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => Whole(element.GetString) is { Length: > 0 } said ? said : null,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => element.GetRawText(),
        _ => null,
    };

    /// <summary>T and F, true and false. Null: not said.</summary>
    public static bool? Flag(this JsonElement element, string name) => element.Text(name)?.ToUpperInvariant() switch
    {
        "T" or "TRUE" => true,
        "F" or "FALSE" => false,
        _ => null,
    };

    /// <summary>The records of a list, or the one that stands in its place.</summary>
    public static IEnumerable<JsonElement> Many(this JsonElement element, string name) => element.Member(name) switch
    {
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Where(item => item.ValueKind is JsonValueKind.Object),
        { ValueKind: JsonValueKind.Object } one => [one],
        _ => [],
    };

    /// <summary>An object with those members. The same members always give the same text.</summary>
    public static string Write(Action<Utf8JsonWriter> members)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Plain))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

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
