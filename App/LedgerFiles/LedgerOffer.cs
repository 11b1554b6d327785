using BatchLedger.Journals;
using BatchLedger.Currencies;

namespace BatchLedger.LedgerFiles;

/// <summary>A ledger that can be had, and whom it would be sent to unless they say otherwise.</summary>
public sealed record LedgerOffer(string Batch, string Name, LedgerKind Kind)
{
    public required string Address { get; init; }

    /// <summary>Without its ending: the download is a workbook, the mail carries a zip.</summary>
    public required string FileName { get; init; }
}

/// <summary>What was written where.</summary>
public sealed record LedgerReceipt(string Path, long Size, string Sha256)
{
    public required string Journal { get; init; }
    public required int Lines { get; init; }
    public required Money Debit { get; init; }
    public required Money Credit { get; init; }
}
