using BatchLedger.OutsideGl;

namespace BatchLedger.SageIntacct;

/// <summary>Reads the chart, the dimensions and the journals, over either gateway. Whether a period is closed no reading tells: Intacct says so to a journal that comes.</summary>
internal static class IntacctBooksReader
{
    private static readonly OutsideKind[] Kinds = [OutsideKind.Account, OutsideKind.Department, OutsideKind.Location, OutsideKind.Class, OutsideKind.Journal];

    public static async Task<BooksAnswer> ReadAsync(GlTerms terms, Func<OutsideKind, Task<(IReadOnlyList<OutsideItem> Items, GlAnswer Answer)>> listOf)
    {
        List<OutsideItem> items = [];
        HashSet<OutsideKind> off = [];
        foreach (var kind in Kinds)
        {
            var (found, answer) = await listOf(kind);
            if (answer.Class == AnswerClass.List) items.AddRange(found.Where(item => item.Id.Length > 0));
            else if (kind == OutsideKind.Account || !IsAboutTheList(answer.Class)) return new(null, answer);
            else if (kind != OutsideKind.Journal) off.Add(kind);
        }
        var books = new OutsideBooks
        {
            Name = terms[IntacctFields.EntityId] is { Length: > 0 } entity ? $"{terms[IntacctFields.CompanyId]}, entity {entity}" : terms[IntacctFields.CompanyId],
            Items = items, Off = off, HomeCurrency = IntacctFields.Currency(terms),
        };
        return new(books, GlAnswer.Of(AnswerClass.List, $"Read {items.Count:N0} records of Sage Intacct."));
    }

    // A company that does not keep a dimension, or a user who may not list it, refuses that list alone.
    public static bool IsAboutTheList(AnswerClass answer) => answer is AnswerClass.RejectedData or AnswerClass.Forbidden or AnswerClass.Bug;

    public static OutsideItem Item(OutsideKind kind, string id, string name, string status) =>
        new(kind, id, name) { Number = id, Active = status.Length == 0 || status.Equals("active", StringComparison.OrdinalIgnoreCase) };
}
