using BatchLedger.Ledgers;
using BatchLedger.Spreadsheets;

namespace BatchLedger.GlFormats;

/// <summary>What a ledger file can be.</summary>
public enum LedgerFormat { Excel, QuickBooksOnlineCsv, QuickBooksDesktopIif, IntacctCsv, NetSuiteCsv, XeroCsv, GenericCsv }

public static class LedgerFormats
{
    /// <summary>What the company's accounting system takes, the workbook for people first (S0.14).</summary>
    public static IReadOnlyList<LedgerFormat> Formats(this AccountingSystem system) => system switch
    {
        AccountingSystem.QuickBooksOnline => [LedgerFormat.Excel, LedgerFormat.QuickBooksOnlineCsv],
        AccountingSystem.QuickBooksDesktop => [LedgerFormat.Excel, LedgerFormat.QuickBooksDesktopIif],
        AccountingSystem.SageIntacct => [LedgerFormat.Excel, LedgerFormat.IntacctCsv],
        AccountingSystem.NetSuite => [LedgerFormat.Excel, LedgerFormat.NetSuiteCsv],
        AccountingSystem.Xero => [LedgerFormat.Excel, LedgerFormat.XeroCsv],
        AccountingSystem.GenericCsv => [LedgerFormat.Excel, LedgerFormat.GenericCsv],
        _ => [LedgerFormat.Excel],
    };

    /// <summary>On the command line and in addresses.</summary>
    public static string Word(this LedgerFormat format) => format switch
    {
        LedgerFormat.Excel => "xlsx",
        LedgerFormat.QuickBooksOnlineCsv => "qbo-csv",
        LedgerFormat.QuickBooksDesktopIif => "iif",
        LedgerFormat.IntacctCsv => "intacct-csv",
        LedgerFormat.NetSuiteCsv => "netsuite-csv",
        LedgerFormat.XeroCsv => "xero-csv",
        _ => "csv",
    };

    /// <summary>Null: no format has this word.</summary>
    public static LedgerFormat? Read(string word)
    {
        foreach (var format in Enum.GetValues<LedgerFormat>())
            if (format.Word().Equals(word, StringComparison.OrdinalIgnoreCase))
                return format;
        return null;
    }

    public static string Title(this LedgerFormat format) => format switch
    {
        LedgerFormat.QuickBooksOnlineCsv => "QuickBooks Online CSV",
        LedgerFormat.QuickBooksDesktopIif => "QuickBooks Desktop IIF",
        LedgerFormat.IntacctCsv => "Sage Intacct CSV",
        LedgerFormat.NetSuiteCsv => "NetSuite CSV",
        LedgerFormat.XeroCsv => "Xero CSV",
        LedgerFormat.GenericCsv => "Generic CSV",
        _ => "Excel",
    };

    /// <summary>With its dot.</summary>
    public static string Ending(this LedgerFormat format) => format switch
    {
        LedgerFormat.Excel => ".xlsx",
        LedgerFormat.QuickBooksDesktopIif => ".iif",
        _ => ".csv",
    };

    public static string ContentType(this LedgerFormat format) => format switch
    {
        LedgerFormat.Excel => FileTypes.Workbook,
        LedgerFormat.QuickBooksDesktopIif => "text/plain; charset=windows-1252",
        _ => "text/csv; charset=utf-8",
    };
}
