using BatchLedger.Managements;
using BatchLedger.Papers;
using BatchLedger.Ui;

namespace BatchLedger.OwnerStatements;

/// <summary>A statement as a printed page.</summary>
internal static class StatementPaper
{
    public static string Name(StatementContent content) => $"Owner statement {content.Number} {content.Management.Number} {content.To:yyyy-MM-dd}";

    public static byte[] Pdf(StatementContent content, OwnerStatement made) => PaperPrint.Pdf(new Paper(content.Title, made.MadeAt)
    {
        From = content.Office.Name, Aside = content.Management.Number, Subtitle = Days(content),
        Facts =
        [
            new("Owner", content.Management.OwnerName), new("Property", $"{content.Management.Place} ({content.Management.Number})"),
            new("Period", Days(content)), new("Owner funds at the end", content.Money(content.Closing).WithCode()),
        ],
        Tables = [Summary(content), Transactions(content), .. Held(content)],
        Notes = Notes(content),
        Foot = $"{content.Title} · made on {DateOnly.FromDateTime(made.MadeAt.UtcDateTime).InWords()} by {made.MadeBy}",
    });

    private static string Days(StatementContent content) => $"{content.From.InWords()} to {content.To.InWords()}";

    private static PaperTable Summary(StatementContent content) => new([new("Owner funds", 76), PaperColumn.Amount($"Amount ({content.Office.Currency})", 24)],
    [
        PaperRow.Line($"Held before {content.From.InWords()}", content.Money(content.Opening).Written()),
        .. content.Summary.Select(part => PaperRow.Line(part.Label, content.Money(part.Amount).Written())),
        PaperRow.Total($"Held at the end of {content.To.InWords()}", content.Money(content.Closing).Written()),
    ]) { Heading = "Summary" };

    private static PaperTable Transactions(StatementContent content) => new(
        [new("Date", 15), new("Transaction", 14), new("Description", 43), PaperColumn.Amount("Out", 14), PaperColumn.Amount("In", 14)],
        [.. Enum.GetValues<StatementSection>().SelectMany(section => Rows(content, section))]) { Heading = "Transactions" };

    // Income stands by who paid it, and everything else in one block.
    private static IEnumerable<PaperRow> Rows(StatementContent content, StatementSection section)
    {
        if (content.Of(section) is not { Count: > 0 } lines) yield break;
        foreach (var block in lines.GroupBy(line => section is StatementSection.Income ? line.Party : null).OrderBy(block => block.Key is null))
        {
            yield return PaperRow.Group(Words(section, block.Key));
            foreach (var line in block)
                yield return PaperRow.Line(line.Date.InWords(), line.Transaction, line.Description, Side(content, -line.Amount), Side(content, line.Amount));
        }
        yield return PaperRow.Sum("", "", section switch
        {
            StatementSection.Payments => "Payments to you",
            _ => section.ToString(),
        }, Side(content, -lines.Where(line => line.Amount < 0).Sum(line => line.Amount)), Side(content, lines.Where(line => line.Amount > 0).Sum(line => line.Amount)));
    }

    private static string Words(StatementSection section, string? party) => section switch
    {
        StatementSection.Income => party is null ? "Your own contributions" : $"Income from {party}",
        StatementSection.Payments => "Payments to you",
        _ => section.ToString(),
    };

    private static IEnumerable<PaperTable> Held(StatementContent content) => content.Held.Count == 0 ? [] :
    [
        new PaperTable([new("Tenant", 52), PaperColumn.Amount("Unallocated", 24), PaperColumn.Amount("Bond", 24)],
            [.. content.Held.Select(held => PaperRow.Line(held.Tenants, content.Money(held.Unallocated).Format(), content.Money(held.Bond).Format()))])
        {
            Heading = $"Held for tenants beside your funds at the end of {content.To.InWords()}",
        },
    ];

    private static IReadOnlyList<string> Notes(StatementContent content) =>
    [
        $"All amounts are in {content.Office.Currency}. Each transaction stands on one statement only; a correction made after this one stands on the next.",
    ];

    private static string Side(StatementContent content, long amount) => amount > 0 ? content.Money(amount).Format() : "";
}
