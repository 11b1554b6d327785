using BatchLedger.Currencies;
using BatchLedger.Ledgers;

namespace BatchLedger.Posting;

/// <summary>Puts the lines into the base currency at the rate in force on the transaction's date (S4.21).</summary>
internal static class CurrencyConversion
{
    public static void Apply(PostingDraft draft)
    {
        var (transaction, to) = (draft.Transaction, draft.Book.BaseCurrency);
        if (transaction.Currency == to) return;

        if (draft.Book.RateInForce(transaction.Currency, transaction.Date) is not { } rate) draft.Add(PostingFaults.NoRate(transaction, to));
        else if (rate.Rate <= 0) draft.Add(PostingFaults.RateNotPositive(transaction, rate));
        else if (draft.IsWhole) Convert(draft, Ratio.Of(rate));
    }

    public static long Convert(long minor, ExchangeRate rate) => Ratio.Of(rate).Times(minor);

    private static void Convert(PostingDraft draft, Ratio ratio)
    {
        var remainder = 0L;
        foreach (ref var line in draft.Lines)
        {
            line = line with { Debit = ratio.Times(line.Debit), Credit = ratio.Times(line.Credit) };
            remainder = checked(remainder + line.Debit - line.Credit);
        }

        // The amounts balanced before, and each line is now off by half a minor unit at most: the remainder cannot pass one a line.
        // Whatever is further apart was refused as out of balance, in the currency it was typed in.
        if (draft.Balances && remainder != 0) draft.AddRounding(-remainder);
    }

    /// <summary>What one minor unit is worth in minor units of the other currency, as an exact fraction.</summary>
    private readonly record struct Ratio(Int128 Numerator, Int128 Denominator)
    {
        public static Ratio Of(ExchangeRate rate)
        {
            var (digits, denominator) = (rate.Rate, Int128.One);
            while (digits != decimal.Truncate(digits)) (digits, denominator) = (digits * 10, denominator * 10);
            return new(checked((Int128)digits * Currency.MinorPerMajor(rate.To)), denominator * Currency.MinorPerMajor(rate.From));
        }

        /// <summary>Half-even: a half goes to the even neighbour.</summary>
        public long Times(long minor)
        {
            var (quotient, rest) = Int128.DivRem(checked(minor * Numerator), Denominator);
            var half = (rest * 2).CompareTo(Denominator);
            if (half > 0 || (half == 0 && Int128.IsOddInteger(quotient))) quotient++;
            return checked((long)quotient);
        }
    }
}
