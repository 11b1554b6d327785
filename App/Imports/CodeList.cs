namespace BatchLedger.Imports;

/// <summary>The codes that are taken, by the database or by a row before. Capitals make no difference, as in the forms.</summary>
internal sealed class CodeList(string company, string noun)
{
    private readonly Dictionary<string, string> there = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> seen = new(StringComparer.OrdinalIgnoreCase);

    public void Add(string code, string name) => there.TryAdd(code, name);

    /// <summary>Null after it has noted what is wrong.</summary>
    public string? Take(Fields fields, int most)
    {
        if (fields.Code("code", most) is not { } code) return null;
        if (!seen.TryAdd(code, fields.Row)) fields.Fault("code", $"is in row {seen[code]} already.");
        else if (there.TryGetValue(code, out var name)) fields.Fault("code", $"Company {company} has this {noun} already ({name}).");
        else return code;
        return null;
    }
}
