using BatchLedger.OutsideGl;

namespace BatchLedger.NetSuite;

/// <summary>A list of NetSuite, and the questions that read it: first with everything of use, then with what every account has.</summary>
internal sealed record NetSuiteTable(string Query, string? Plainer = null)
{
    /// <summary>The dimension that is off where the list is refused.</summary>
    public OutsideKind? Kind { get; init; }

    public int MostPages { get; init; } = 200;
}

internal static class NetSuiteTables
{
    public static NetSuiteTable Accounts { get; } = new("SELECT id, acctnumber, accountsearchdisplayname, accttype, issummary, isinactive FROM account ORDER BY acctnumber",
        "SELECT id, acctnumber, accountsearchdisplayname, isinactive FROM account ORDER BY acctnumber");

    public static NetSuiteTable Departments { get; } = Dimension("department", OutsideKind.Department);

    public static NetSuiteTable Classes { get; } = Dimension("classification", OutsideKind.Class);

    public static NetSuiteTable Locations { get; } = Dimension("location", OutsideKind.Location);

    public static NetSuiteTable Subsidiaries { get; } = new("SELECT id, name, fullname, iselimination, currency, isinactive FROM subsidiary ORDER BY id", "SELECT id, name, isinactive FROM subsidiary ORDER BY id");

    public static NetSuiteTable Currencies { get; } = new("SELECT id, name, symbol, isbasecurrency, isinactive FROM currency ORDER BY id", "SELECT id, name, symbol FROM currency ORDER BY id");

    // A date comes back as the user over there likes to see it, unless it is asked for in one form.
    public static NetSuiteTable Periods { get; } = new(
        "SELECT id, periodname, TO_CHAR(startdate, 'YYYY-MM-DD') AS startdate, TO_CHAR(enddate, 'YYYY-MM-DD') AS enddate, closed, alllocked, arlocked, aplocked, isadjust, isposting, isquarter, isyear, isinactive "
        + "FROM accountingperiod WHERE isyear = 'F' AND isquarter = 'F' ORDER BY startdate",
        "SELECT id, periodname, startdate, enddate, closed, isquarter, isyear FROM accountingperiod ORDER BY startdate");

    // One customer and one vendor are chosen for summary lines; the first thousand are enough to choose from.
    public static NetSuiteTable Customers { get; } = new("SELECT id, entityid, companyname, isinactive FROM customer ORDER BY entityid", "SELECT id, entityid FROM customer ORDER BY entityid") { MostPages = 1 };

    public static NetSuiteTable Vendors { get; } = new("SELECT id, entityid, companyname, isinactive FROM vendor ORDER BY entityid", "SELECT id, entityid FROM vendor ORDER BY entityid") { MostPages = 1 };

    private static NetSuiteTable Dimension(string name, OutsideKind kind) =>
        new($"SELECT id, name, fullname, isinactive FROM {name} ORDER BY name", $"SELECT id, name, isinactive FROM {name} ORDER BY name") { Kind = kind };
}
