using System.Globalization;
using BatchLedger.GlFormats;
using BatchLedger.Journals;
using BatchLedger.Spreadsheets;

namespace BatchLedger.LedgerFiles;

/// <summary>What ledger files are called.</summary>
public static class LedgerFileNames
{
    /// <summary>BatchLedger_B-000042_Detail_2026-01-31, without its ending. The day is the batch's, so that the same ledger keeps its name. A file for one system
    /// names it at the end, as CSV files look alike.</summary>
    public static string BaseName(LedgerKind kind, LedgerFormat format, string batch, DateOnly day) => FileNames.Safe(
        $"BatchLedger_{batch}_{kind}_{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}{System(format)}");

    private static string System(LedgerFormat format) => format switch
    {
        LedgerFormat.QuickBooksOnlineCsv => "_qbo",
        LedgerFormat.IntacctCsv => "_intacct",
        LedgerFormat.NetSuiteCsv => "_netsuite",
        LedgerFormat.XeroCsv => "_xero",
        _ => "",
    };
}
