using System.Globalization;

namespace BatchLedger.Spreadsheets;

/// <summary>Days and stamps as text that sorts and that no reader's locale changes.</summary>
internal static class IsoText
{
    public static string Of(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Of(DateTimeOffset stamp) => stamp.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
