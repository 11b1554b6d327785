using System.Globalization;
using BatchLedger.Mail;
using BatchLedger.Spreadsheets;

namespace BatchLedger.LedgerFiles;

/// <summary>A ledger file on its way by mail: zipped with a README that says what it comes to, and the letter around it.</summary>
/// <param name="Title">Heads the letter and the README: "Ledger (Detail) of batch B-000042".</param>
internal sealed record LedgerParcel(string Title, string Path, string Name)
{
    public const string OfWorkbook = "Unzip the workbook and open it with Excel, LibreOffice or Google Sheets. The sheet Control proves its totals.";

    public required long Size { get; init; }

    /// <summary>What to do with the file; ends the README.</summary>
    public required string Use { get; init; }

    /// <summary>Where the letter's button leads.</summary>
    public required (string Button, string Address) Page { get; init; }

    /// <summary>What the file is about, in the letter and in the README.</summary>
    public required IReadOnlyList<MailFact> Subject { get; init; }
    public required IReadOnlyList<MailFact> ReadmeSubject { get; init; }
    public required IReadOnlyList<MailFact> Totals { get; init; }

    /// <summary>Who asked, and how long it took; the README is the same for everybody.</summary>
    public required IReadOnlyList<MailFact> Asked { get; init; }
    public required IReadOnlyList<MailFact> Hashes { get; init; }

    /// <summary>Said before all else when not everything is in the file.</summary>
    public string Lead { get; init; } = "";

    /// <summary>The zip, and the letter around it; without the zip when that is larger than mails may be, and then the letter says so.</summary>
    public (MailAttachment? Attachment, MailLetter Letter) Pack(MailOptions options)
    {
        var attachment = options.Attaches(Size) ? Zip() : null;
        if (attachment is not null && !options.Attaches(attachment.Bytes.Length)) attachment = null;
        return (attachment, Letter(attachment, attachment is null ? options.LinkOnlyReason(Size) : "The ledger file is attached as a zip."));
    }

    private MailAttachment Zip()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipBundle(bytes))
        {
            using var file = File.OpenRead(Path);
            zip.Add(Name, file);
            zip.Add("README.txt", Readme());
        }
        return new MailAttachment(System.IO.Path.ChangeExtension(Name, ".zip"), bytes.ToArray());
    }

    private MailLetter Letter(MailAttachment? attachment, string how) => new(Title, Page.Button, Page.Address)
    {
        Lead = $"{Lead}{how}",
        Facts =
        [
            .. Subject, .. Totals, .. Asked, new("File", attachment?.Name ?? Name),
            new("Size", string.Create(CultureInfo.InvariantCulture, $"{attachment?.Bytes.Length ?? Size:N0} bytes")), .. Hashes,
        ],
    };

    private string Readme()
    {
        List<MailFact> facts = [new("File", Name), .. ReadmeSubject, .. Totals, .. Hashes];
        var lines = facts.Select(fact => $"{fact.Label + ":",-26}{OneLine(fact.Value)}");
        return $"{Title}\r\n\r\n{string.Join("\r\n", lines)}\r\n\r\n{Use}\r\n";
    }

    /// <summary>Names come from people and from files; in a subject and a README each is one line.</summary>
    public static string OneLine(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => MailAddresses.IsOneLine(rune.ToString()) ? rune.ToString() : " "));

    public static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static string Seconds(TimeSpan took) => string.Create(CultureInfo.InvariantCulture, $"{took.TotalSeconds:0.0} s");
}
