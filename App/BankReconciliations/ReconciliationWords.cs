using System.Globalization;

namespace BatchLedger.BankReconciliations;

internal static class ReconciliationWords
{
    public static string Finished(string by, DateTimeOffset at) => $"{by}, {at.UtcDateTime.ToString("dd MMM yyyy HH:mm", CultureInfo.CurrentCulture)} UTC";

    public static string InWords(this ItemShow show) => show is ItemShow.NotTicked ? "Not ticked" : show.ToString();

    public static string Items(int count) => count == 1 ? "1 item" : $"{count:N0} items";

    /// <summary>What the difference says to do.</summary>
    public static string Advice(ReconciliationFigures figures) => figures.Difference.Minor switch
    {
        0 => "Statement and ticks agree.",
        > 0 => "The statement holds more than what is ticked.",
        _ => "The statement holds less than what is ticked.",
    };
}
