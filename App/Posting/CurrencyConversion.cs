using BatchLedger.Currencies;
using BatchLedger.ExchangeRates;

namespace BatchLedger.Posting;

/// <summary>Puts the lines into the base currency at the rate in force on the transaction's date (S4.21), a reversal at that of the journal it takes back. A Statistical ledger counts as it was typed.</summary>
internal static class CurrencyConversion
{
    public static void Apply(PostingDraft draft)
    {
        var (transaction, to) = (draft.Transaction, draft.Book.BaseCurrency);
        if (transaction.Currency == to || to == Currency.None) return;

        if (draft.Book.RateInForce(transaction.Currency, transaction.RateDate) is not { } rate) draft.Add(PostingFaults.NoRate(transaction, to));
        else if (rate.Rate <= 0) draft.Add(PostingFaults.RateNotPositive(transaction, rate));
        else if (draft.IsWhole) Convert(draft, Conversion.At(rate));
    }

    private static void Convert(PostingDraft draft, Conversion rate)
    {
        var remainder = 0L;
        foreach (ref var line in draft.Lines)
        {
            if (rate.OnALine(line.Debit) is not { } debit || rate.OnALine(line.Credit) is not { } credit)
            {
                draft.AddBreaking(PostingFaults.TooLarge(draft.Transaction, draft.Book.BaseCurrency));
                return;
            }
            line = line with { Debit = debit, Credit = credit };
            remainder = checked(remainder + line.Debit - line.Credit);
        }

        // The amounts balanced before, and each line is now off by half a minor unit at most: the remainder cannot pass one a line.
        // Whatever is further apart was refused as out of balance, in the currency it was typed in.
        if (draft.Balances && remainder != 0) draft.AddRounding(-remainder);
    }
}
