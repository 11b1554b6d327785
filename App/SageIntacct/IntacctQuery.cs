using System.Globalization;
using System.Xml.Linq;

namespace BatchLedger.SageIntacct;

/// <summary>A reading of one object of Intacct's, page by page.</summary>
public sealed record IntacctQuery(string Object, params string[] Fields)
{
    /// <summary>All of them must hold.</summary>
    public IReadOnlyList<(string Field, string Value)> Where { get; init; } = [];
    public int PageSize { get; init; } = 1000;

    /// <summary>The heads of journals under a number, and in one journal where its symbol is known.</summary>
    public static IntacctQuery Journals(string number, string journal) => Heads([("REFERENCENO", number), .. journal.Length > 0 ? new[] { ("JOURNAL", journal) } : []]);

    public static IntacctQuery Journal(string recordNo) => Heads([("RECORDNO", recordNo)]);

    public static IntacctQuery LinesOf(string recordNo) => new("GLENTRY", "RECORDNO", "ACCOUNTNO", "TR_TYPE", "TRX_AMOUNT") { Where = [("BATCHNO", recordNo)] };

    public IntacctCall Call(string controlId, int offset) => new(controlId, new XElement("query",
        new XElement("object", Object),
        new XElement("select", Fields.Select(field => new XElement("field", field))),
        Filter(),
        new XElement("pagesize", PageSize),
        new XElement("offset", offset.ToString(CultureInfo.InvariantCulture))));

    private static IntacctQuery Heads(IReadOnlyList<(string Field, string Value)> where) =>
        new("GLBATCH", "RECORDNO", "JOURNAL", "BATCH_DATE", "BATCH_TITLE", "REFERENCENO", "STATE") { Where = where, PageSize = 100 };

    private XElement? Filter()
    {
        var conditions = Where.Select(condition => new XElement("equalto", new XElement("field", condition.Field), new XElement("value", IntacctText.Clean(condition.Value)))).ToList();
        return conditions.Count switch
        {
            0 => null,
            1 => new XElement("filter", conditions[0]),
            _ => new XElement("filter", new XElement("and", conditions)),
        };
    }
}
