using BatchLedger.Currencies;
using BatchLedger.GlFormats;
using BatchLedger.Journals;

namespace BatchLedger.LedgerFiles;

/// <summary>A ledger that can be had, in which formats, and whom it would be sent to unless they say otherwise.</summary>
public sealed record LedgerOffer(string Batch, DateOnly Date, LedgerKind Kind)
{
    public required string Address { get; init; }

    /// <summary>The button that stands in place of the mail: the company's journals go straight into its accounting system (S0.6). Null: it is mailed.</summary>
    public string? InsteadOfMail { get; init; }

    /// <summary>The workbook for people first.</summary>
    public required IReadOnlyList<LedgerFormat> Formats { get; init; }

    /// <summary>When the batch's journals left before to be imported: what to heed before such a file is taken again.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Without its ending: the download is a file, the mail carries a zip.</summary>
    public string FileName(LedgerFormat format) => LedgerFileNames.BaseName(Kind, format, Batch, Date);
}

/// <summary>What was written where.</summary>
public sealed record LedgerReceipt(string Path, long Size, string Sha256)
{
    public required string Journal { get; init; }
    public required int Lines { get; init; }
    public required Money Debit { get; init; }
    public required Money Credit { get; init; }

    /// <summary>When it left before to be imported.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
