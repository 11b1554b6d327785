using System.Globalization;
using System.Text.Json.Nodes;

namespace BatchLedger.FakeGl;

/// <summary>Records of the fake's books as QuickBooks Online writes them.</summary>
internal static class FakeQuickBooksJson
{
    public static FakeReply Reply(int status, JsonObject body)
    {
        body["time"] = "2025-07-01T09:12:44.102-07:00";
        return new(status, body.ToJsonString()) { Headers = [FakeQuickBooksFaults.Tid] };
    }

    public static JsonObject Journal(FakeJournal journal, FakeBooks books) => new()
    {
        ["Adjustment"] = false, ["domain"] = "QBO", ["sparse"] = false, ["Id"] = journal.Id, ["SyncToken"] = journal.Version.ToString(CultureInfo.InvariantCulture),
        ["DocNumber"] = journal.Number, ["TxnDate"] = journal.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["CurrencyRef"] = Reference(books.Currency),
        ["PrivateNote"] = journal.Memo, ["Line"] = new JsonArray([.. journal.Lines.Select((line, at) => Line(line, at, books))]), ["TxnTaxDetail"] = new JsonObject(),
    };

    public static JsonObject Item(string record, FakeItem item) => record switch
    {
        "Account" => new JsonObject
        {
            ["Name"] = item.Name, ["SubAccount"] = item.Path is not null, ["FullyQualifiedName"] = item.Path ?? item.Name, ["Active"] = item.Active, ["AccountType"] = item.Type,
            ["AcctNum"] = item.Number, ["domain"] = "QBO", ["sparse"] = false, ["Id"] = item.Id, ["SyncToken"] = "0",
        },
        "Customer" or "Vendor" => new JsonObject { ["DisplayName"] = item.Name, ["Active"] = item.Active, ["domain"] = "QBO", ["sparse"] = false, ["Id"] = item.Id, ["SyncToken"] = "0" },
        _ => new JsonObject { ["Name"] = item.Name, ["FullyQualifiedName"] = item.Path ?? item.Name, ["Active"] = item.Active, ["domain"] = "QBO", ["sparse"] = false, ["Id"] = item.Id, ["SyncToken"] = "0" },
    };

    /// <summary>No closing date at all while the books are open.</summary>
    public static JsonObject Preferences(FakeBooks books)
    {
        var accounting = new JsonObject
        {
            ["UseAccountNumbers"] = true, ["TrackDepartments"] = books.QuickBooks.TracksLocations, ["DepartmentTerminology"] = "Location", ["ClassTrackingPerTxn"] = false,
            ["ClassTrackingPerTxnLine"] = books.QuickBooks.TracksClasses, ["FirstMonthOfFiscalYear"] = "January",
        };
        if (books.ClosedThrough is { } closed) accounting["BookCloseDate"] = closed.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new JsonObject
        {
            ["AccountingInfoPrefs"] = accounting, ["CurrencyPrefs"] = new JsonObject { ["MultiCurrencyEnabled"] = books.QuickBooks.KeepsManyCurrencies, ["HomeCurrency"] = Reference(books.Currency) },
            ["domain"] = "QBO", ["sparse"] = false, ["Id"] = "1", ["SyncToken"] = "9",
        };
    }

    public static JsonObject Company(FakeBooks books) => new() { ["CompanyInfo"] = new JsonObject { ["CompanyName"] = books.CompanyName } };

    private static JsonObject Line(FakeLine line, int at, FakeBooks books)
    {
        var detail = new JsonObject { ["PostingType"] = line.Amount > 0 ? "Debit" : "Credit", ["AccountRef"] = Reference(line.Account) };
        if (line.Location is { } location) detail["DepartmentRef"] = Reference(location);
        if (line.Class is { } kept) detail["ClassRef"] = Reference(kept);
        if (line.Entity is { } entity)
            detail["Entity"] = new JsonObject { ["Type"] = books.Vendors.Exists(vendor => vendor.Id == entity) ? "Vendor" : "Customer", ["EntityRef"] = Reference(entity) };
        var written = new JsonObject { ["Id"] = at.ToString(CultureInfo.InvariantCulture) };
        if (line.Memo.Length > 0) written["Description"] = line.Memo;
        written["Amount"] = JsonNode.Parse(FakeAmounts.Text(Math.Abs(line.Amount)));
        written["DetailType"] = "JournalEntryLineDetail";
        written["JournalEntryLineDetail"] = detail;
        return written;
    }

    private static JsonObject Reference(string id) => new() { ["value"] = id };
}
