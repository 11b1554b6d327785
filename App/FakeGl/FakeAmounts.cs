using System.Globalization;

namespace BatchLedger.FakeGl;

/// <summary>Hundredths and the text of them, by the fake's own hand: sharing the client's would hide the client's mistakes.</summary>
internal static class FakeAmounts
{
    /// <summary>Null: not an amount with at most two decimals.</summary>
    public static long? Read(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        var parts = text.Split('.');
        if (parts.Length > 2 || (parts.Length == 2 && (parts[1].Length == 0 || parts[1].TrimEnd('0').Length > 2))) return null;
        var decimals = parts.Length == 2 ? parts[1].PadRight(2, '0')[..2] : "00";
        return long.TryParse(parts[0] + decimals, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var hundredths) ? hundredths : null;
    }

    public static string Text(long hundredths) =>
        string.Create(CultureInfo.InvariantCulture, $"{(hundredths < 0 ? "-" : "")}{Math.Abs(hundredths) / 100}.{Math.Abs(hundredths) % 100:00}");
}
