using System.Globalization;
using System.Xml.Linq;

namespace BatchLedger.FakeGl;

/// <summary>Queries: an object, its chosen fields, equality filters, a page.</summary>
internal sealed class FakeIntacctLists(FakeBooks books)
{
    private const int MostRows = 2000;

    public (XElement? Data, IReadOnlyList<FakeIntacctError> Errors) Query(XElement query)
    {
        var name = query.Element("object")?.Value ?? "";
        if (Rows(name) is not { } rows) return (null, [new("BL01001973", $"Object {name} is not known.")]);
        var chosen = query.Element("select")?.Elements("field").Select(field => field.Value).ToList() ?? [];
        var filter = query.Element("filter")?.Descendants("equalto").Select(condition => (Field: condition.Element("field")?.Value ?? "", Value: condition.Element("value")?.Value ?? "")).ToList() ?? [];
        var known = Fields(name);
        if (chosen.Count == 0 || chosen.Concat(filter.Select(condition => condition.Field)).Any(field => !known.Contains(field))) return (null, [new("BL01001973", $"A field of the query is not one of {name}.")]);

        var (size, offset) = (Number(query, "pagesize") ?? 100, Number(query, "offset") ?? 0);
        if (size is < 1 or > MostRows) return (null, [new("GW-0011", $"A page has 1 to {MostRows} rows.")]);
        var found = rows.Where(row => filter.All(condition => row[condition.Field] == condition.Value)).ToList();
        var page = found.Skip(offset).Take(size).ToList();
        return (new XElement("data", new XAttribute("listtype", name), new XAttribute("totalcount", found.Count), new XAttribute("offset", offset), new XAttribute("count", page.Count),
            new XAttribute("numremaining", Math.Max(0, found.Count - offset - page.Count)),
            page.Select(row => new XElement(name, chosen.Select(field => new XElement(field, row[field]))))), []);
    }

    private static string[] Fields(string name) => name switch
    {
        "GLBATCH" => ["RECORDNO", "JOURNAL", "BATCH_DATE", "BATCH_TITLE", "REFERENCENO", "STATE"],
        "GLENTRY" => ["RECORDNO", "BATCHNO", "ACCOUNTNO", "TR_TYPE", "TRX_AMOUNT", "LOCATION", "DEPARTMENT", "CLASSID", "DESCRIPTION"],
        "GLACCOUNT" => ["RECORDNO", "ACCOUNTNO", "TITLE", "STATUS"],
        "DEPARTMENT" => ["RECORDNO", "DEPARTMENTID", "TITLE", "STATUS"],
        "LOCATION" => ["RECORDNO", "LOCATIONID", "NAME", "STATUS"],
        "CLASS" => ["RECORDNO", "CLASSID", "NAME", "STATUS"],
        _ => ["RECORDNO", "SYMBOL", "TITLE", "STATUS"],
    };

    private IEnumerable<Dictionary<string, string>>? Rows(string name) => name switch
    {
        "GLBATCH" => books.Journals.Select(journal => Row(name, journal.Id, "GJ", FakeIntacctBooks.Day(journal.Date), journal.Memo, journal.Number, journal.Pending ? "Draft" : "Posted")),
        "GLENTRY" => books.Journals.SelectMany(journal => journal.Lines.Select((line, at) => Row(name, $"{journal.Id}{at:000}", journal.Id, line.Account, line.Amount < 0 ? "-1" : "1",
            FakeAmounts.Text(Math.Abs(line.Amount)), line.Location ?? "", line.Department ?? "", line.Class ?? "", line.Memo))),
        "GLACCOUNT" => Items(name, books.Accounts),
        "DEPARTMENT" => Items(name, books.Departments),
        "LOCATION" => Items(name, books.Locations),
        "CLASS" => Items(name, books.Classes),
        "GLJOURNAL" => FakeIntacctBooks.Symbols.Select((symbol, at) => Row(name, (at + 1).ToString(CultureInfo.InvariantCulture), symbol, $"Journal {symbol}", "active")),
        _ => null,
    };

    private static IEnumerable<Dictionary<string, string>> Items(string name, List<FakeItem> items) =>
        items.Select(item => Row(name, item.Id, item.Number ?? item.Id, item.Name, item.Active ? "active" : "inactive"));

    private static Dictionary<string, string> Row(string name, params string[] values) => Fields(name).Zip(values).ToDictionary(pair => pair.First, pair => pair.Second);

    private static int? Number(XElement query, string name) => int.TryParse(query.Element(name)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
