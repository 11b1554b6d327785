using System.Globalization;
using System.Text.Json;
using BatchLedger.OutsideGl;

namespace BatchLedger.NetSuite;

/// <summary>A journal as NetSuite's record service takes it: its number is the external id, and each line has a debit or a credit.</summary>
public static class NetSuiteJournal
{
    public static string Json(GlEntry entry, GlTerms terms) => WireJson.Write(json =>
    {
        json.WriteString("externalId", entry.Number);
        Reference(json, "subsidiary", terms[NetSuiteFields.Subsidiary]);
        json.WriteString("tranDate", entry.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (entry.Memo.Length > 0) json.WriteString("memo", entry.Memo);
        Reference(json, "currency", entry.CurrencyId);
        json.WriteStartObject("line");
        json.WriteStartArray("items");
        foreach (var line in entry.Lines) Line(json, line, entry.Digits);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Line(Utf8JsonWriter json, GlEntryLine line, int digits)
    {
        json.WriteStartObject();
        Reference(json, "account", line.AccountId);
        json.WritePropertyName(line.Debit > 0 ? "debit" : "credit");
        json.WriteRawValue(WireAmount.Text(line.Debit > 0 ? line.Debit : line.Credit, digits));
        if (line.Memo.Length > 0) json.WriteString("memo", line.Memo);
        Reference(json, "department", line.DepartmentId);
        Reference(json, "class", line.ClassId);
        Reference(json, "location", line.LocationId);
        Reference(json, "entity", line.CustomerId ?? line.VendorId);
        json.WriteEndObject();
    }

    private static void Reference(Utf8JsonWriter json, string name, string? id)
    {
        if (string.IsNullOrEmpty(id)) return;
        json.WriteStartObject(name);
        json.WriteString("id", id);
        json.WriteEndObject();
    }
}
