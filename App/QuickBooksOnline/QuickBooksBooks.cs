using System.Globalization;
using System.Text.Json;
using BatchLedger.OutsideGl;

namespace BatchLedger.QuickBooksOnline;

/// <summary>Makes sense of their preferences and lists.</summary>
internal static class QuickBooksBooks
{
    /// <summary>Null: a date or a set-up we cannot read, which must not be taken for open books.</summary>
    public static OutsideBooks? Preferences(JsonElement body)
    {
        if (body.Member("Preferences") is not { ValueKind: JsonValueKind.Object } preferences) return null;
        var accounting = preferences.Member("AccountingInfoPrefs") ?? default;
        var closed = accounting.Text("BookCloseDate");
        DateOnly? through = null;
        if (!string.IsNullOrEmpty(closed))
        {
            if (!DateOnly.TryParseExact(closed.Length > 10 ? closed[..10] : closed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return null;
            through = date;
        }

        // They have locations (departments on their wire) and classes, and no third.
        var off = new HashSet<OutsideKind> { OutsideKind.Department };
        if (!accounting.IsTrue("TrackDepartments")) off.Add(OutsideKind.Location);
        if (!accounting.IsTrue("ClassTrackingPerTxnLine")) off.Add(OutsideKind.Class);
        var currencies = preferences.Member("CurrencyPrefs") ?? default;
        var home = currencies.Reference("HomeCurrency");
        // A journal of ours carries no rate, so the home currency is the only one to send; with several over there it must be named.
        IReadOnlyList<OutsideItem> named = home is not null && currencies.IsTrue("MultiCurrencyEnabled") ? [new(OutsideKind.Currency, home, home) { Number = home }] : [];
        return new OutsideBooks { ClosedThrough = through, Off = off, HomeCurrency = home, Items = named };
    }

    /// <summary>Null: no list. An absent member is an empty list.</summary>
    public static IReadOnlyList<OutsideItem>? Items(JsonElement body, QuickBooksList list) => body.Member("QueryResponse") is not { ValueKind: JsonValueKind.Object } response ? null
        : [.. response.Many(list.Record).Where(record => !string.IsNullOrEmpty(record.Text("Id"))).Select(record => Item(record, list.Kind))];

    public static string? CompanyName(JsonElement body) => body.Member("CompanyInfo")?.Text("CompanyName");

    private static OutsideItem Item(JsonElement record, OutsideKind kind) =>
        new(kind, record.Text("Id")!, record.Text("Name") ?? record.Text("DisplayName") ?? record.Text("FullyQualifiedName") ?? "")
        {
            Number = record.Text("AcctNum") is { Length: > 0 } number ? number : null,
            Path = record.Text("FullyQualifiedName") is { Length: > 0 } path ? path : null,
            Active = !string.Equals(record.Text("Active"), "false", StringComparison.OrdinalIgnoreCase),
            Trait = kind is OutsideKind.Account ? TraitOf(record.Text("AccountType")) : OutsideTrait.None,
        };

    private static OutsideTrait TraitOf(string? type) => type?.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant() switch
    {
        "ACCOUNTSRECEIVABLE" => OutsideTrait.NeedsCustomer,
        "ACCOUNTSPAYABLE" => OutsideTrait.NeedsVendor,
        "NON-POSTING" or "NONPOSTING" => OutsideTrait.TakesNoJournals,
        _ => OutsideTrait.None,
    };
}

/// <summary>A list of theirs, and what we take its records for.</summary>
internal sealed record QuickBooksList(string Record, OutsideKind Kind)
{
    public static IReadOnlyList<QuickBooksList> All { get; } =
    [
        new("Account", OutsideKind.Account), new("Department", OutsideKind.Location), new("Class", OutsideKind.Class), new("Customer", OutsideKind.Customer), new("Vendor", OutsideKind.Vendor),
    ];
}
