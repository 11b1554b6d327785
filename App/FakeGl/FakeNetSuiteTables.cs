using System.Globalization;

namespace BatchLedger.FakeGl;

/// <summary>The fake's books as rows of SuiteQL: lower-case columns, T and F, and nothing where there is nothing.</summary>
internal sealed class FakeNetSuiteTables(FakeBooks books)
{
    private const int FirstYear = 2020;
    private const int LastYear = 2035;

    /// <summary>Null: this account does not keep the list.</summary>
    public List<Dictionary<string, string?>>? Rows(string table) => books.NotKept.Contains(table) ? null : table switch
    {
        "account" => [.. books.Accounts.Select(Account)],
        "department" => [.. books.Departments.Select(Listed)],
        "classification" => [.. books.Classes.Select(Listed)],
        "location" => [.. books.Locations.Select(Listed)],
        "customer" => [.. books.Customers.Select(Listed)],
        "vendor" => [.. books.Vendors.Select(Listed)],
        "subsidiary" => [Subsidiary("1", books.CompanyName, "F"), Subsidiary("2", "Eliminations", "T")],
        "currency" => [Currency("1", books.Currency, "T"), Currency("2", books.Currency == "EUR" ? "USD" : "EUR", "F")],
        "accountingperiod" => [.. Periods()],
        _ => null,
    };

    public bool IsClosed(DateOnly day) => day.Year is < FirstYear or > LastYear || (books.ClosedThrough is { } closed && new DateOnly(day.Year, day.Month, 1) <= closed);

    public static string TypeOf(FakeItem account) => account.Type switch
    {
        "Accounts Receivable" => "AcctRec", "Accounts Payable" => "AcctPay", "Other Current Asset" => "OthCurrAsset", "Other Current Liability" => "OthCurrLiab", "Other Expense" => "OthExpense",
        var same => same,
    };

    private static Dictionary<string, string?> Account(FakeItem account) => new()
    {
        ["id"] = account.Id, ["acctnumber"] = account.Number, ["accountsearchdisplayname"] = $"{account.Number} {account.Name}".Trim(), ["fullname"] = account.Path ?? account.Name,
        ["accttype"] = TypeOf(account), ["issummary"] = "F", ["isinactive"] = account.Active ? "F" : "T",
    };

    private static Dictionary<string, string?> Listed(FakeItem item) => new()
    {
        ["id"] = item.Id, ["name"] = item.Name, ["entityid"] = item.Name, ["companyname"] = item.Name, ["fullname"] = (item.Path ?? item.Name).Replace(":", " : "), ["isinactive"] = item.Active ? "F" : "T",
    };

    private static Dictionary<string, string?> Subsidiary(string id, string name, string elimination) =>
        new() { ["id"] = id, ["name"] = name, ["fullname"] = name, ["iselimination"] = elimination, ["currency"] = "1", ["isinactive"] = "F" };

    private static Dictionary<string, string?> Currency(string id, string code, string basic) =>
        new() { ["id"] = id, ["name"] = $"Money of {code}", ["symbol"] = code, ["isbasecurrency"] = basic, ["isinactive"] = "F" };

    private IEnumerable<Dictionary<string, string?>> Periods()
    {
        for (var start = new DateOnly(FirstYear, 1, 1); start.Year <= LastYear; start = start.AddMonths(1))
        {
            if (start.Month == 1) yield return Period($"FY {start.Year}", start, start.AddYears(1).AddDays(-1));
            if (start.Month % 3 == 1) yield return Period($"Q{start.Month / 3 + 1} {start.Year}", start, start.AddMonths(3).AddDays(-1));
            yield return Period(start.ToString("MMM yyyy", CultureInfo.InvariantCulture), start, start.AddMonths(1).AddDays(-1));
        }
    }

    private Dictionary<string, string?> Period(string name, DateOnly start, DateOnly end)
    {
        var closed = IsClosed(start) ? "T" : "F";
        return new()
        {
            ["id"] = $"{start:yyyyMM}{end.Month - start.Month:00}", ["periodname"] = name, ["startdate"] = $"{start:yyyy-MM-dd}", ["enddate"] = $"{end:yyyy-MM-dd}", ["closed"] = closed, ["alllocked"] = closed, ["arlocked"] = closed, ["aplocked"] = closed,
            ["isadjust"] = "F", ["isposting"] = "T", ["isinactive"] = "F", ["isyear"] = name.StartsWith("FY", StringComparison.Ordinal) ? "T" : "F", ["isquarter"] = name[0] == 'Q' ? "T" : "F",
        };
    }
}
