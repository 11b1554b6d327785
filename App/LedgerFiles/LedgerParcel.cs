using System.Globalization;
using BatchLedger.Journals;
using BatchLedger.Mail;
using BatchLedger.Spreadsheets;

namespace BatchLedger.LedgerFiles;

/// <summary>A ledger file on its way by mail: zipped with a README that says what it comes to, and the letter around it.</summary>
internal sealed record LedgerParcel(LedgerFile File, string AskedBy, TimeSpan Took)
{
    private LedgerBook Book => File.Book;

    public MailAttachment Pack()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipBundle(bytes))
        {
            using var workbook = System.IO.File.OpenRead(File.Path);
            zip.Add(File.Name, workbook);
            zip.Add("README.txt", Readme());
        }
        return new MailAttachment(Path.ChangeExtension(File.Name, ".zip"), bytes.ToArray());
    }

    /// <summary>Without an attachment the letter says why, in the words given.</summary>
    public MailLetter Letter(MailAttachment? attachment, string? whyNotAttached) => new($"{File.Kind.Title()} of batch {Book.Batch.Number}", "Open batch", $"{Book.Batch.Address}?tab=files")
    {
        Lead = whyNotAttached ?? "The ledger file is attached as a zip.",
        Facts =
        [
            new("Status", Book.Status), new("Batch", $"{Book.Batch.Number}, {Book.Batch.Name}"), new("Fiscal period", Book.Period.Name),
            .. Totals(), new("Asked for by", AskedBy), new("Made in", string.Create(CultureInfo.InvariantCulture, $"{Took.TotalSeconds:0.0} s")),
            new("File", attachment?.Name ?? File.Name), new("Size", string.Create(CultureInfo.InvariantCulture, $"{attachment?.Bytes.Length ?? File.Size:N0} bytes")),
            .. Hashes(),
        ],
    };

    private string Readme()
    {
        List<MailFact> facts =
        [
            new("File", File.Name), new("Company", $"{Book.Company.Code}, {Book.Company.Name}"), new("Batch", $"{Book.Batch.Number}, {Book.Batch.Name}"),
            new("Fiscal period", Book.Period.Name), new("Ledger", $"{Book.Ledger.Code}, {Book.Ledger.Description}"), new("Status", Book.Status), .. Totals(), .. Hashes(),
        ];
        var lines = facts.Select(fact => $"{fact.Label + ":",-26}{OneLine(fact.Value)}");
        return $"{File.Kind.Title()} of batch {Book.Batch.Number}\r\n\r\n{string.Join("\r\n", lines)}\r\n\r\nUnzip the workbook and open it with Excel, LibreOffice or Google Sheets. The sheet Control proves its totals.\r\n";
    }

    private IEnumerable<MailFact> Totals() =>
    [
        new("Journal", $"{Book.Entry.Number}, posting version {Book.Entry.PostingVersion}"),
        new("Transactions", Count(Book.Entry.Transactions)), new("Lines", Count(Book.Entry.Lines)),
        new("Debits", Amount(Book.Entry.Debit)), new("Credits", Amount(Book.Entry.Credit)),
        new("Payments", Amount(Book.Totals.Payments.Minor)),
        new("Control total", Book.Batch.ControlTotal == 0 ? "not checked"
            : $"{Amount(Book.Batch.ControlTotal)}, difference {Amount(Book.Batch.ControlTotal - Book.Totals.Payments.Minor)}"),
    ];

    private IEnumerable<MailFact> Hashes() => [new("SHA-256 of the workbook", File.Sha256), new("SHA-256 of the lines", Book.Entry.LinesHash)];

    private string Amount(long minor) => $"{Book.Money(minor).Format(CultureInfo.InvariantCulture)} {Book.Entry.Currency}";

    private static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Names come from people and from files; in a subject and a README each is one line.</summary>
    public static string OneLine(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => MailAddresses.IsOneLine(rune.ToString()) ? rune.ToString() : " "));
}
