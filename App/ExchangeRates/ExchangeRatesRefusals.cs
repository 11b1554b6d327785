using BatchLedger.Features;
using BatchLedger.Refusals;

namespace BatchLedger.ExchangeRates;

/// <summary>Every "no" about exchange rates.</summary>
public static class ExchangeRatesRefusals
{
    private static readonly RecordLink Page = new("Exchange rates", "/exchange-rates");

    public static Refusal MulticurrencyOff => FeatureRefusals.Off(Feature.Multicurrency, "More than one currency");

    public static Refusal CurrencyUnknown(string code) => new("ExchangeRates.CurrencyUnknown", code.Length == 0
        ? "Choose both currencies."
        : $"“{code}” is no currency. Write its code of three letters, such as EUR.");

    public static Refusal SameCurrency(string code) => new("ExchangeRates.SameCurrency", $"Both currencies are {code}. A rate is between two of them.");

    public static Refusal DateMissing => new("ExchangeRates.DateMissing", "Enter the day from which the rate is in force.");

    public static Refusal RateUnread(string typed) => new("ExchangeRates.RateUnread",
        $"“{typed.Trim()}” is not a rate. Write a number above 0 with up to {RateText.Digits} decimals, like {RateText.Format(1.0834m)}.");

    public static Refusal Taken(ExchangeRate there) => new("ExchangeRates.Taken",
        $"A rate from {there.From} to {there.To} of {RateText.Day(there.Effective)} is there already: {RateText.Format(there.Rate)}. Change that one, or choose another day.");

    public static Refusal PairIsFixed(ExchangeRate rate) => new("ExchangeRates.PairIsFixed",
        $"The rate from {rate.From} to {rate.To} of {RateText.Day(rate.Effective)} keeps its currencies and its day. Delete it, and add the other.");

    /// <summary>Nothing can be converted on that day.</summary>
    public static Refusal NoRate((string From, string To) pair, DateOnly day) => new Refusal("ExchangeRates.NoRate",
        $"There is no rate from {pair.From} to {pair.To} on or before {RateText.Day(day)}. Add one under Exchange rates.").With(Page);
}
