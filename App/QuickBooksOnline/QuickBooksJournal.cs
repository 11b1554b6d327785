using System.Globalization;
using System.Text.Json;
using BatchLedger.OutsideGl;

namespace BatchLedger.QuickBooksOnline;

/// <summary>The bodies of our requests. The same journal always gives the same bytes.</summary>
internal static class QuickBooksJournal
{
    public static string Create(GlEntry entry) => WireJson.Write(json =>
    {
        json.WriteString("DocNumber", entry.Number);
        // Left out, it would be their day.
        json.WriteString("TxnDate", entry.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (entry.Memo.Length > 0) json.WriteString("PrivateNote", entry.Memo);
        // Only where they keep several currencies, and then even for the home currency.
        Reference(json, "CurrencyRef", entry.CurrencyId);
        json.WriteStartArray("Line");
        foreach (var line in entry.Lines) Line(json, line, entry.Digits);
        json.WriteEndArray();
    });

    public static string Delete(OutsideCopy copy) => WireJson.Write(json =>
    {
        json.WriteString("Id", copy.Id);
        json.WriteString("SyncToken", copy.Version);
    });

    public static string Revoke(string token) => WireJson.Write(json => json.WriteString("token", token));

    private static void Line(Utf8JsonWriter json, GlEntryLine line, int digits)
    {
        json.WriteStartObject();
        if (line.Memo.Length > 0) json.WriteString("Description", line.Memo);
        json.WritePropertyName("Amount");
        json.WriteRawValue(WireAmount.Text(line.Debit + line.Credit, digits));
        json.WriteString("DetailType", "JournalEntryLineDetail");
        json.WriteStartObject("JournalEntryLineDetail");
        json.WriteString("PostingType", line.Debit > 0 ? "Debit" : "Credit");
        Reference(json, "AccountRef", line.AccountId);
        // A location of theirs is called a department on the wire.
        Reference(json, "DepartmentRef", line.LocationId);
        Reference(json, "ClassRef", line.ClassId);
        Entity(json, line);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Entity(Utf8JsonWriter json, GlEntryLine line)
    {
        if ((line.CustomerId ?? line.VendorId) is not { } id) return;
        json.WriteStartObject("Entity");
        json.WriteString("Type", line.CustomerId is null ? "Vendor" : "Customer");
        Reference(json, "EntityRef", id);
        json.WriteEndObject();
    }

    private static void Reference(Utf8JsonWriter json, string name, string? id)
    {
        if (id is null) return;
        json.WriteStartObject(name);
        json.WriteString("value", id);
        json.WriteEndObject();
    }
}
