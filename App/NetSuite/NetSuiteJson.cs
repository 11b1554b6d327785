using System.Text.Json;

namespace BatchLedger.NetSuite;

/// <summary>Reads NetSuite's JSON, whose names change their case from version to version, and leave out what is null.</summary>
internal static class NetSuiteJson
{
    /// <summary>Null: not JSON, or not the whole of it, or no object.</summary>
    public static JsonElement? Object(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind is JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static JsonElement? Member(this JsonElement parent, string name)
    {
        if (parent.ValueKind is not JsonValueKind.Object) return null;
        foreach (var member in parent.EnumerateObject())
            if (member.Name.Equals(name, StringComparison.OrdinalIgnoreCase) && member.Value.ValueKind is not JsonValueKind.Null) return member.Value;
        return null;
    }

    /// <summary>A text, or a number or truth value as it is written. Null: not there, or empty.</summary>
    public static string? Text(this JsonElement parent, string name) => parent.Member(name) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString() is { Length: > 0 } said ? said : null,
        { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } plain => plain.GetRawText(),
        _ => null,
    };

    /// <summary>T and F, true and false. Null: not said.</summary>
    public static bool? Flag(this JsonElement parent, string name) => parent.Text(name)?.ToUpperInvariant() switch
    {
        "T" or "TRUE" => true,
        "F" or "FALSE" => false,
        _ => null,
    };

    /// <summary>The id of a record that is named as an object, or plainly.</summary>
    public static string? Reference(this JsonElement parent, string name) => parent.Member(name) is { ValueKind: JsonValueKind.Object } record ? record.Text("id") : parent.Text(name);

    public static IEnumerable<JsonElement> Items(this JsonElement parent, string name) =>
        parent.Member(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];
}
