using BatchLedger.Currencies;

namespace BatchLedger.ExchangeRates;

/// <summary>What one minor unit is worth in minor units of the other currency, as an exact fraction.</summary>
public readonly record struct Conversion(Int128 Numerator, Int128 Denominator)
{
    public static Conversion At(ExchangeRate rate)
    {
        var (digits, denominator) = (rate.Rate, Int128.One);
        while (digits != decimal.Truncate(digits)) (digits, denominator) = (digits * 10, denominator * 10);
        return new(checked((Int128)digits * Currency.MinorPerMajor(rate.To)), denominator * Currency.MinorPerMajor(rate.From));
    }

    /// <summary>Half-even: a half goes to the even neighbour. The same figure on either side of zero. Throws where no <c>long</c> can hold it.</summary>
    public long Of(long minor) => minor < 0 ? -Of(checked(-minor)) : checked((long)Wide(minor));

    /// <summary>Null where it comes to more than one line can carry.</summary>
    public long? OnALine(long minor)
    {
        if (minor < 0) return -OnALine(checked(-minor));
        var wide = Wide(minor);
        return wide <= Money.Limit ? (long)wide : null;
    }

    private Int128 Wide(long minor)
    {
        var (quotient, rest) = Int128.DivRem(checked(minor * Numerator), Denominator);
        var half = (rest * 2).CompareTo(Denominator);
        if (half > 0 || (half == 0 && Int128.IsOddInteger(quotient))) quotient++;
        return quotient;
    }
}
