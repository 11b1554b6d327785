using System.Text.Json;
using System.Text.Json.Serialization;
using BatchLedger.OutsideGl;

namespace BatchLedger.SageIntacct;

/// <summary>What is sent over REST, as JSON. Pure. The member for a reference number is not known for certain, so the description carries the number alone: it is looked up by that.</summary>
public static class IntacctRestRequests
{
    public const string Journals = "general-ledger/journal-entry";

    private static readonly JsonSerializerOptions Options = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The form of a sign-in: a user of a company, or of one entity of it.</summary>
    public static string Token(GlTerms terms)
    {
        var entity = terms[IntacctFields.EntityId];
        var user = $"{terms[IntacctFields.UserId]}@{terms[IntacctFields.CompanyId]}{(entity.Length > 0 ? $"|{entity}" : "")}";
        (string Name, string Value)[] form =
            [("grant_type", "client_credentials"), ("client_id", terms[IntacctFields.ClientId]), ("client_secret", terms[IntacctFields.ClientSecret]), ("username", user)];
        return string.Join('&', form.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"));
    }

    public static string Create(GlEntry entry, string journal) => JsonSerializer.Serialize(new
    {
        glJournal = new { id = journal },
        postingDate = Day(entry.Date),
        description = IntacctText.Clean(entry.Number),
        lines = entry.Lines.Select(line => new
        {
            txnType = line.Debit > 0 ? "debit" : "credit",
            txnAmount = WireAmount.Text(line.Debit > 0 ? line.Debit : line.Credit, entry.Digits),
            description = line.Memo.Length > 0 ? IntacctText.Clean(line.Memo) : null,
            glAccount = new { id = IntacctText.Clean(line.AccountId) },
            dimensions = Dimensions(line),
        }),
    }, Options);

    /// <summary>Rows of an object from <paramref name="start"/> on, counted from 1; equalities that must all hold.</summary>
    public static string Query(string name, string[] fields, IReadOnlyList<(string Field, string Value)> where, int start) => JsonSerializer.Serialize(new
    {
        @object = name,
        fields,
        filters = where.Count > 0 ? where.Select(condition => new Dictionary<string, object> { ["$eq"] = new Dictionary<string, string> { [condition.Field] = condition.Value } }) : null,
        start,
        size = 1000,
    }, Options);

    public static string Day(DateOnly day) => day.ToString("yyyy'-'MM'-'dd", System.Globalization.CultureInfo.InvariantCulture);

    private static Dictionary<string, object>? Dimensions(GlEntryLine line)
    {
        (string Name, string? Id)[] all = [("department", line.DepartmentId), ("location", line.LocationId), ("customer", line.CustomerId), ("vendor", line.VendorId), ("class", line.ClassId)];
        var there = all.Where(dimension => !string.IsNullOrEmpty(dimension.Id)).ToDictionary(dimension => dimension.Name, object (dimension) => new { id = IntacctText.Clean(dimension.Id!) });
        return there.Count > 0 ? there : null;
    }
}
