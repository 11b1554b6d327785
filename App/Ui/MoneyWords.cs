using BatchLedger.Currencies;

namespace BatchLedger.Ui;

public static class MoneyWords
{
    /// <summary>As accountants write it: 1,200.00, (1,200.00) for a negative one, and a dash for zero if asked.</summary>
    public static string Written(this Money money, bool dashForZero = false) => money.Minor switch
    {
        0 when dashForZero => "–",
        < 0 => $"({(-money).Format()})",
        _ => money.Format(),
    };
}
