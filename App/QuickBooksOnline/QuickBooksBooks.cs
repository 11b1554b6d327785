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
        if (accounting.Flag("TrackDepartments") is not true) off.Add(OutsideKind.Location);
        if (accounting.Flag("ClassTrackingPerTxnLine") is not true) off.Add(OutsideKind.Class);
        var currencies = preferences.Member("CurrencyPrefs") ?? default;
        var home = currencies.Member("HomeCurrency")?.Text("value");
        // A journal of ours carries no rate, so the home currency is the only one to send; with several over there it must be named.
        IReadOnlyList<OutsideItem> named = home is not null && currencies.Flag("MultiCurrencyEnabled") is true ? [new(OutsideKind.Currency, home, home) { Number = home }] : [];
        return new OutsideBooks { ClosedThrough = through, Off = off, HomeCurrency = home, Items = named };
    }

    /// <summary>Null: no list. An absent member is an empty list.</summary>
    public static IReadOnlyList<OutsideItem>? Items(JsonElement body, QuickBooksList list) => body.Member("QueryResponse") is not { ValueKind: JsonValueKind.Object } response ? null
        : [.. response.Many(list.Record).Where(record => record.Text("Id") is not null).Select(record => Item(record, list.Kind))];

    public static string? CompanyName(JsonElement body) => body.Member("CompanyInfo")?.Text("CompanyName");

    private static OutsideItem Item(JsonElement record, OutsideKind kind) =>
        new(kind, record.Text("Id")!, record.Text("Name") ?? record.Text("DisplayName") ?? record.Text("FullyQualifiedName") ?? "")
        {
            Number = record.Text("AcctNum"),
            Path = record.Text("FullyQualifiedName"),
            Active = record.Flag("Active") is not false,
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
