namespace BatchLedger.Imports;

/// <summary>The columns of each kind of file, by their names in the header.</summary>
internal sealed record ImportColumns(IReadOnlyList<string> Required, IReadOnlyList<string> Optional)
{
    /// <summary>No kind has nearly as many; a header beyond this is no header.</summary>
    public const int Most = 100;

    public static ImportColumns Of(ImportKind kind) => kind switch
    {
        ImportKind.Accounts => new(["code", "name", "type"], ["external_name", "active", "unit"]),
        ImportKind.Departments => new(["code", "name"], ["active"]),
        ImportKind.Rates => new(["from", "to", "effective", "rate"], []),
        ImportKind.Budgets => new(["account"], ["period", "amount", "ledger", "year", "branch", "department", .. BudgetChecks.Numbers]),
        ImportKind.Journals => new(["journal", "date", "description", "account", "debit", "credit"], ["line", "reference", "branch", "department", "currency"]),
        _ => new(["type"], ["number", "date", "member_number", "member_name", "member_email", "product", "quantity", "unit_price", "amount",
            "method", "applies_to", "reference", "description", "service_start", "service_end"]),
    };

    public IEnumerable<string> Known => Required.Concat(Optional);

    /// <summary>Where each known column stands in the file. Names what is unknown, twice there or missing.</summary>
    public Dictionary<string, int> Locate(IReadOnlyList<string> header, FaultList faults)
    {
        var places = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        if (header.Count > Most)
        {
            faults.Add(1, "", $"The header has {header.Count} columns; known are {string.Join(", ", Known)}.");
            return places;
        }
        foreach (var (place, written) in header.Index())
        {
            var name = written.Trim();
            if (name.Length == 0) faults.Add(1, "", $"Column {place + 1} has no name in the header.");
            else if (!Known.Contains(name, StringComparer.OrdinalIgnoreCase)) faults.Add(1, "", Unknown(name), name);
            else if (!places.TryAdd(name, place)) faults.Add(1, name, $"Column '{name}' stands in the header twice.");
        }
        foreach (var name in Required.Where(name => !places.ContainsKey(name)))
            faults.Add(1, name, $"Column '{name}' is missing.");
        return places;
    }

    private string Unknown(string name)
    {
        var shown = name.Length > 40 ? name[..40] + "…" : name;
        var hint = name.Contains(';') || name.Contains('\t') ? " Columns are separated by commas." : "";
        return $"Column '{Fields.WithoutControls(shown)}' is not known; known are {string.Join(", ", Known)}.{hint}";
    }
}
