using System.Xml.Linq;
using BatchLedger.OutsideGl;

namespace BatchLedger.SageIntacct;

/// <summary>Reads the chart, the dimensions and the journals. Whether a period is closed no reading tells: Intacct says so to a journal that comes.</summary>
public sealed class IntacctBooksReader(IntacctGateway gateway)
{
    private static readonly (OutsideKind Kind, IntacctQuery Query)[] Lists =
    [
        (OutsideKind.Account, new("GLACCOUNT", "RECORDNO", "ACCOUNTNO", "TITLE", "STATUS")),
        (OutsideKind.Department, new("DEPARTMENT", "RECORDNO", "DEPARTMENTID", "TITLE", "STATUS")),
        (OutsideKind.Location, new("LOCATION", "RECORDNO", "LOCATIONID", "NAME", "STATUS")),
        (OutsideKind.Class, new("CLASS", "RECORDNO", "CLASSID", "NAME", "STATUS")),
        (OutsideKind.Journal, new("GLJOURNAL", "RECORDNO", "SYMBOL", "TITLE", "STATUS")),
    ];

    public async Task<BooksAnswer> ReadAsync(GlSession session, CancellationToken token)
    {
        List<OutsideItem> items = [];
        HashSet<OutsideKind> off = [];
        foreach (var (kind, query) in Lists)
        {
            var (rows, answer) = await gateway.ListAsync(session, query, token);
            if (answer.Class == AnswerClass.List) items.AddRange(rows.Select(row => Item(kind, query, row)).Where(item => item.Id.Length > 0));
            else if (kind == OutsideKind.Account || !IsAboutTheList(answer.Class)) return new(null, answer);
            else if (kind != OutsideKind.Journal) off.Add(kind);
        }
        var terms = session.Terms;
        var books = new OutsideBooks
        {
            Name = terms[IntacctFields.EntityId] is { Length: > 0 } entity ? $"{terms[IntacctFields.CompanyId]}, entity {entity}" : terms[IntacctFields.CompanyId],
            Items = items, Off = off, HomeCurrency = IntacctFields.Currency(terms),
        };
        return new(books, GlAnswer.Of(AnswerClass.List, $"Read {items.Count:N0} records of Sage Intacct."));
    }

    // A company that does not keep a dimension, or a user who may not list it, refuses that list alone.
    private static bool IsAboutTheList(AnswerClass answer) => answer is AnswerClass.RejectedData or AnswerClass.Forbidden or AnswerClass.Bug;

    private static OutsideItem Item(OutsideKind kind, IntacctQuery query, XElement row)
    {
        var id = row.Says(query.Fields[1]);
        return new OutsideItem(kind, id, row.Says(query.Fields[2])) { Number = id, Active = row.Says("STATUS") is "" or "active" or "Active" };
    }
}
