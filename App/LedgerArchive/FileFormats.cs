namespace BatchLedger.LedgerArchive;

/// <summary>The formats that files are stored in, by the word of the command line.</summary>
public static class FileFormats
{
    public const string Excel = "xlsx";

    public static string InWords(string format) => format switch
    {
        Excel => "Excel",
        "qbo-csv" => "QuickBooks Online CSV",
        "iif" => "QuickBooks Desktop IIF",
        "intacct-csv" => "Sage Intacct CSV",
        "netsuite-csv" => "NetSuite CSV",
        "xero-csv" => "Xero CSV",
        "csv" => "Generic CSV",
        _ => format,
    };

    public static string ContentType(string format) => format switch
    {
        Excel => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "iif" => "application/octet-stream",
        _ => "text/csv",
    };
}
