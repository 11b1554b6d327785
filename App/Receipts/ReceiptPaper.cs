using System.Globalization;
using BatchLedger.Managements;
using BatchLedger.Papers;
using BatchLedger.Transactions;

namespace BatchLedger.Receipts;

/// <summary>A receipt as a printed page. Nothing on it changes with the day or the person who prints it.</summary>
internal static class ReceiptPaper
{
    public static byte[] Pdf(Receipt receipt) => PaperPrint.Pdf(new Paper($"Receipt {receipt.Number}", receipt.Transaction.Trust!.AddedAt)
    {
        From = receipt.Office.Name, Aside = receipt.Management.Number, Subtitle = $"{receipt.Management.Place}", Mark = Mark(receipt),
        Facts = Facts(receipt), Tables = [Table(receipt)], Notes = receipt.Notes, Foot = $"Receipt {receipt.Number} · transaction {receipt.Transaction.Number} · {receipt.Office.Name}",
    });

    /// <summary>Unlike any other of the management, and the same for each print of it.</summary>
    public static string Name(Receipt receipt) => $"Receipt {receipt.Number}{(receipt.TakenBack is null ? "" : " " + Word(receipt))}.pdf";

    /// <summary>"REVERSED on 24 Mar 2026", or nothing.</summary>
    public static string Mark(Receipt receipt) => receipt.TakenBack is { } taken ? $"{Word(receipt).ToUpper(CultureInfo.InvariantCulture)} on {taken.Date.InWords()}" : "";

    public static IReadOnlyList<PaperFact> Facts(Receipt receipt) =>
    [
        new("Received from", receipt.From), new("Amount", receipt.Money(receipt.Transaction.Amount).WithCode()),
        new("Date received", receipt.Transaction.Date.InWords()), new("Property", $"{receipt.Management.Place} ({receipt.Management.Number})"),
        new("Receipt number", receipt.Number), new("Method and reference", Method(receipt)),
    ];

    private static PaperTable Table(Receipt receipt) => new(
        [new("Received for", 76), PaperColumn.Amount($"Amount ({receipt.Office.Currency})", 24)],
        [
            .. receipt.Parts.Select(part => PaperRow.Line(part.For, receipt.Money(part.Amount).Format())),
            PaperRow.Total("Received", receipt.Money(receipt.Transaction.Amount).Format()),
        ]);

    private static string Word(Receipt receipt) => receipt.TakenBack?.Kind is TransactionKind.Dishonour ? "dishonoured" : "reversed";

    private static string Method(Receipt receipt)
    {
        var means = receipt.Transaction.Trust!.Means switch
        {
            PaymentMeans.Eft => "EFT",
            PaymentMeans.Cheque => $"Cheque {receipt.Transaction.Trust.Cheque}".TrimEnd(),
            _ => "",
        };
        var words = string.Join(", ", new[] { means, receipt.Transaction.Reference ?? "" }.Where(word => word.Length > 0));
        return words.Length > 0 ? words : "None given";
    }
}
