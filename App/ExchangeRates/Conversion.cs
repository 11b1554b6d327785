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
    public long Of(long minor) => checked((long)Wide(minor));

    /// <summary>Null where it comes to more than one line can carry.</summary>
    public long? OnALine(long minor)
    {
        var wide = Wide(minor);
        return Int128.Abs(wide) <= Money.Limit ? (long)wide : null;
    }

    private Int128 Wide(long minor) => HalfEven.Divide(checked(minor * Numerator), Denominator);
}
