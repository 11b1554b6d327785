using BatchLedger.Data;
using BatchLedger.Refusals;
using BatchLedger.Vault;

namespace BatchLedger.FilingCabinet;

/// <summary>Every "no" about papers of a management.</summary>
public static class FilingRefusals
{
    public static readonly Refusal NotFound = DataRefusals.NotFound("The document");

    public static readonly Refusal Empty = new("FilingCabinet.Empty", "Choose a file first; an empty one cannot be kept.");

    public static readonly Refusal TooLarge = new("FilingCabinet.TooLarge", $"The file has more than {FilingService.MostBytes >> 20} MB, which is the most that is kept. Scan it with fewer dots, or split it.");

    public static readonly Refusal OtherType = new("FilingCabinet.OtherType",
        "The file was not kept: by its content it is none of PDF, JPEG, PNG, Excel workbook (.xlsx), Word document (.docx) or text in UTF-8. Workbooks and documents with macros are not kept either.");

    /// <summary>What an upload may have met. The address carries the code, never the words.</summary>
    public static Refusal? OfCode(string? code) => new[] { Empty, TooLarge, OtherType }.FirstOrDefault(refusal => refusal.Code == code);

    /// <summary>Why a paper cannot be shown as it was kept, or null.</summary>
    public static Refusal? WhyNot(Document document, VaultState state) => state switch
    {
        VaultState.Missing => new("FilingCabinet.Missing", $"The bytes of {document.Name} are no longer on the disk. Tell the operator; they are in a backup."),
        VaultState.Damaged => new("FilingCabinet.Damaged", $"{document.Name} is not the file that was kept: its SHA-256 differs from {document.Sha256[..12]}… It was not sent. Tell the operator; it is in a backup."),
        _ => null,
    };
}
