using System.Text.Json;

namespace BatchLedger.GlConnections;

/// <summary>Typed-in values by the name of their field. Two with the same values are the same.</summary>
public sealed record FieldValues
{
    private readonly SortedDictionary<string, string> values;

    private FieldValues(IEnumerable<KeyValuePair<string, string>> values) => this.values = new(values.Where(pair => pair.Value.Length > 0).ToDictionary(), StringComparer.Ordinal);

    public static FieldValues Empty { get; } = new([]);

    public IReadOnlyDictionary<string, string> All => values;

    /// <summary>Empty where nothing was typed.</summary>
    public string this[string name] => values.GetValueOrDefault(name, "");

    /// <summary>As it is kept.</summary>
    public string Json => JsonSerializer.Serialize(values);

    public FieldValues With(string name, string value) => new(values.Where(pair => pair.Key != name).Append(new(name, value)));

    public static FieldValues Of(IEnumerable<KeyValuePair<string, string>> values) => new(values);

    public static FieldValues Read(string json) => new(JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? []);

    public bool Equals(FieldValues? other) => other?.Json == Json;

    public override int GetHashCode() => Json.GetHashCode(StringComparison.Ordinal);

    // Secrets are kept in one of these before they are sealed.
    public override string ToString() => $"{values.Count} values";
}
