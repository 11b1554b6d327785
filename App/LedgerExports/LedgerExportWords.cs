namespace BatchLedger.LedgerExports;

/// <summary>How the Ledger Export says it.</summary>
public static class LedgerExportWords
{
    public static string StillOpen(int count) => count == 1
        ? "1 batch of this period is still open and cannot be in the file."
        : $"{count:N0} batches of this period are still open and cannot be in the file.";
}
