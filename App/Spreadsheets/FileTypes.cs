namespace BatchLedger.Spreadsheets;

/// <summary>The MIME types of the files that this room writes.</summary>
public static class FileTypes
{
    public const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}
