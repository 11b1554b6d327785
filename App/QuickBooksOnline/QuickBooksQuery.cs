namespace BatchLedger.QuickBooksOnline;

/// <summary>Their query language, as far as it is needed.</summary>
internal static class QuickBooksQuery
{
    public const int PageSize = 1000;

    public static string Journal(string number) => $"select * from JournalEntry where DocNumber = {Literal(number)}";

    /// <summary>Only active records come unless both kinds are asked for. <paramref name="start"/> counts from 1.</summary>
    public static string Page(string record, int start) => $"select * from {record} where Active in (true,false) startposition {start} maxresults {PageSize}";

    private static string Literal(string text) => $"'{text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", @"\'", StringComparison.Ordinal)}'";
}
