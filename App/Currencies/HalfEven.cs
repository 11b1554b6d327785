namespace BatchLedger.Currencies;

/// <summary>The one rounding of the program: to the nearest whole, and a half to the even neighbour, so that roundings do not lean to one side.</summary>
public static class HalfEven
{
    /// <summary>The same figure on either side of zero. <paramref name="by"/> is above zero.</summary>
    public static Int128 Divide(Int128 amount, Int128 by)
    {
        var (whole, rest) = Int128.DivRem(Int128.Abs(amount), by);
        var half = (rest * 2).CompareTo(by);
        if (half > 0 || (half == 0 && Int128.IsOddInteger(whole))) whole++;
        return Int128.IsNegative(amount) ? -whole : whole;
    }
}
