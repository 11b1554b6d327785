using System.Globalization;
using System.Text.Json;
using BatchLedger.OutsideGl;

namespace BatchLedger.NetSuite;

/// <summary>Rows of NetSuite's lists as records of the outside books. Names come in any case, T and F stand for yes and no, and what is null is left out.</summary>
internal static class NetSuiteRows
{
    public static OutsideItem? Account(JsonElement row)
    {
        if (row.Text("id") is not { } id) return null;
        var number = row.Text("acctnumber");
        var name = row.Text("accountsearchdisplayname") ?? row.Text("fullname") ?? number ?? id;
        // The display name begins with the number.
        if (number is not null && name.StartsWith($"{number} ", StringComparison.Ordinal)) name = name[(number.Length + 1)..].Trim();
        return new OutsideItem(OutsideKind.Account, id, name) { Number = number, Active = row.Flag("isinactive") is not true, Trait = TraitOf(row) };
    }

    public static OutsideItem? Named(JsonElement row, OutsideKind kind)
    {
        if (row.Text("id") is not { } id) return null;
        var name = row.Text("name") ?? row.Text("companyname") ?? row.Text("entityid") ?? id;
        var path = row.Text("fullname")?.Replace(" : ", ":", StringComparison.Ordinal);
        return new OutsideItem(kind, id, name) { Path = path == name ? null : path, Active = row.Flag("isinactive") is not true && row.Flag("iselimination") is not true };
    }

    public static OutsideItem? Currency(JsonElement row) => Named(row, OutsideKind.Currency) is not { } currency ? null : currency with { Number = row.Text("symbol")?.ToUpperInvariant() };

    /// <summary>Null: a year, a quarter or an adjustment, none of which a date of a journal is looked up in. A period whose days cannot be read is an error of the caller's list.</summary>
    public static OutsidePeriod? Period(JsonElement row)
    {
        if (row.Flag("isyear") is true || row.Flag("isquarter") is true || row.Flag("isadjust") is true || row.Flag("isinactive") is true) return null;
        if (DayOf(row.Text("startdate")) is not { } start || DayOf(row.Text("enddate")) is not { } end) return null;
        var open = row.Flag("closed") is not true && row.Flag("alllocked") is not true && row.Flag("isposting") is not false;
        return new OutsidePeriod(row.Text("periodname") ?? $"{start:yyyy-MM}", start, end) { Open = open, ReceivablesLocked = row.Flag("arlocked") is true, PayablesLocked = row.Flag("aplocked") is true };
    }

    public static DateOnly? DayOf(string? text) => text is { Length: >= 10 } && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The id of a record that is named as an object, or plainly.</summary>
    public static string? Reference(this JsonElement row, string name) => row.Member(name) is { ValueKind: JsonValueKind.Object } record ? record.Text("id") : row.Text(name);

    private static OutsideTrait TraitOf(JsonElement row) => row.Flag("issummary") is true ? OutsideTrait.TakesNoJournals : row.Text("accttype") switch
    {
        "AcctRec" => OutsideTrait.NeedsCustomer,
        "AcctPay" => OutsideTrait.NeedsVendor,
        "NonPosting" or "Stat" => OutsideTrait.TakesNoJournals,
        _ => OutsideTrait.None,
    };
}
