using System.Globalization;
using System.Xml.Linq;

namespace BatchLedger.FakeGl;

/// <summary>Takes journals into the books and out of them, with the checks of Intacct: every location balances, nothing inactive, no closed period.</summary>
internal sealed class FakeIntacctBooks(FakeBooks books)
{
    public static readonly FakeIntacctError NotCreated = new("BL01001973", "Could not create GLBatch record! [Support ID: FaKe%7E1]");

    /// <summary>Symbols of the journals.</summary>
    public static readonly string[] Symbols = ["GJ"];

    private static readonly string[] BatchOrder =
        ["JOURNAL", "BATCH_DATE", "REVERSEDATE", "BATCH_TITLE", "HISTORY_COMMENT", "REFERENCENO", "BASELOCATION_NO", "SUPDOCID", "STATE", "ENTRIES"];

    private static readonly string[] EntryOrder =
    [
        "DOCUMENT", "ACCOUNTNO", "TR_TYPE", "TRX_AMOUNT", "CURRENCY", "EXCH_RATE_DATE", "EXCH_RATE_TYPE_ID", "EXCHANGE_RATE", "ALLOCATION", "LOCATION", "DEPARTMENT", "PROJECTID", "TASKID",
        "CUSTOMERID", "VENDORID", "EMPLOYEEID", "ITEMID", "CLASSID", "CONTRACTID", "WAREHOUSEID", "DESCRIPTION",
    ];

    private readonly HashSet<string> used = [];

    /// <summary>A request with this control id came in, whatever became of it. Requests over REST have none.</summary>
    public bool Used(string controlId) => used.Contains(controlId) || books.Journals.Any(journal => journal.Key == controlId);

    public void Use(string controlId)
    {
        if (controlId.Length > 0) used.Add(controlId);
    }

    public static FakeIntacctError Closed(string date) =>
        new("BL01001973", $"Periods are closed. Your transaction date ({date}) is within a period that's been closed.", "Enter a date in an open period, or open the period.");

    public static bool InOrder(XElement parent, string[] order)
    {
        var places = parent.Elements().Select(element => Array.IndexOf(order, element.Name.LocalName)).ToList();
        return !places.Contains(-1) && places.SequenceEqual(places.Order()) && places.Distinct().Count() == places.Count;
    }

    public (XElement? Data, IReadOnlyList<FakeIntacctError> Errors) Create(XElement? batch, string controlId)
    {
        if (batch is null || !InOrder(batch, BatchOrder) || batch.Element("ENTRIES") is not { } entries || entries.Elements().Any(entry => entry.Name != "GLENTRY" || !InOrder(entry, EntryOrder)))
            return (null, [new("XL03000003", "GLBATCH does not fit the schema.")]);
        var (journal, errors) = Read(batch, [.. entries.Elements()], controlId);
        if (errors.Count > 0) return (null, [NotCreated, .. errors]);

        var kept = journal! with { Id = books.NewId() };
        books.Put(kept);
        return (new XElement("data", new XAttribute("listtype", "objects"), new XAttribute("count", 1), new XElement("glbatch", new XElement("RECORDNO", kept.Id))), []);
    }

    public (XElement? Data, IReadOnlyList<FakeIntacctError> Errors) Delete(XElement function)
    {
        var id = function.Element("keys")?.Value ?? "";
        if (function.Element("object")?.Value != "GLBATCH") return (null, [new("XL03000003", "Only GLBATCH is deleted here.")]);
        if (books.Journals.Find(journal => journal.Id == id) is not { } found) return (null, [new("BL01001973", $"GLBatch record {id} does not exist.")]);
        if (found.Date <= books.ClosedThrough) return (null, [Closed(Day(found.Date))]);
        books.Remove(found);
        return (null, []);
    }

    public static string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Month:00}/{day.Day:00}/{day.Year:0000}");

    private (FakeJournal? Journal, IReadOnlyList<FakeIntacctError> Errors) Read(XElement batch, List<XElement> entries, string controlId)
    {
        string Of(string name) => batch.Element(name)?.Value ?? "";
        List<FakeIntacctError> errors = [];
        if (!Symbols.Contains(Of("JOURNAL"))) errors.Add(new("BL01001973", $"Journal '{Of("JOURNAL")}' is not valid"));
        if (!DateOnly.TryParseExact(Of("BATCH_DATE"), "MM/dd/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) errors.Add(new("BL01001973", "The date is not valid"));
        else if (date <= books.ClosedThrough) errors.Add(Closed(Of("BATCH_DATE")));
        if (Of("BATCH_TITLE").Length == 0) errors.Add(new("BL01001973", "Required field Description is missing."));
        if (entries.Count < 2) errors.Add(new("BL01001973", "A transaction has two entries or more."));
        var lines = entries.Select(entry => Line(entry, errors)).ToList();
        foreach (var place in lines.GroupBy(line => line.Location ?? "").Where(place => place.Sum(line => line.Amount) != 0))
            errors.Add(new("BL01001973", $"Transactions do not balance for Location {place.Key}"));
        return (new FakeJournal("", Of("REFERENCENO"), controlId.Length > 0 ? controlId : null, date) { Memo = Of("BATCH_TITLE"), Pending = Of("STATE") is not ("" or "Posted"), Lines = lines }, errors);
    }

    private FakeLine Line(XElement entry, List<FakeIntacctError> errors)
    {
        string? Of(string name) => entry.Element(name)?.Value;
        var amount = FakeAmounts.Read(Of("TRX_AMOUNT"));
        if (amount is null or <= 0 || Of("TR_TYPE") is not ("1" or "-1")) errors.Add(new("BL01001973", "An entry has no valid amount."));
        if (!books.Accounts.Any(account => account.Number == Of("ACCOUNTNO") && account.Active)) errors.Add(new("BL01001973", $"Account {Of("ACCOUNTNO")} is not valid", "Use an active account, then try again."));
        Known("Location", Of("LOCATION"), books.Locations, errors);
        Known("Department", Of("DEPARTMENT"), books.Departments, errors);
        Known("Class", Of("CLASSID"), books.Classes, errors);
        return new FakeLine(Of("ACCOUNTNO") ?? "", Of("TR_TYPE") == "-1" ? -(amount ?? 0) : amount ?? 0)
        {
            Memo = Of("DESCRIPTION") ?? "", Location = Of("LOCATION"), Department = Of("DEPARTMENT"), Class = Of("CLASSID"), Entity = Of("CUSTOMERID") ?? Of("VENDORID"),
        };
    }

    private static void Known(string what, string? id, List<FakeItem> list, List<FakeIntacctError> errors)
    {
        if (id is not null && !list.Any(item => item.Number == id && item.Active)) errors.Add(new("BL01001973", $"{what} '{id}' is not valid"));
    }
}
