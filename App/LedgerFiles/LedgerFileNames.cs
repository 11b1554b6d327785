using System.Globalization;
using BatchLedger.Batches;
using BatchLedger.Journals;
using BatchLedger.Spreadsheets;

namespace BatchLedger.LedgerFiles;

/// <summary>What ledger files are called, and where they are downloaded.</summary>
public static class LedgerFileNames
{
    public static string DownloadAddress(this LedgerKind kind, string batch) => $"/batches/{Uri.EscapeDataString(batch)}/ledger/{kind.Word()}";

    /// <summary>BatchLedger_B-000042_Detail_2026-01-31, without its ending. The day is the batch's, so that the same ledger keeps its name.</summary>
    public static string BaseName(this LedgerKind kind, Batch batch) => FileNames.Safe(
        $"BatchLedger_{batch.Number}_{kind}_{batch.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}");
}
