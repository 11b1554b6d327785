using System.Globalization;
using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.Refusals;

namespace BatchLedger.ExchangeRates;

/// <summary>What is typed about a rate, new or old.</summary>
public sealed class ExchangeRateDraft
{
    public int? Id { get; init; }
    public string From { get; set; } = "";
    public string To { get; set; } = "";
    public DateOnly? Effective { get; set; }

    /// <summary>As it was typed, in the writing of the reader's culture.</summary>
    public string Rate { get; set; } = "";
    public int Version { get; init; }

    public static ExchangeRateDraft Of(ExchangeRate rate) => new()
    {
        Id = rate.Id, From = rate.From, To = rate.To, Effective = rate.Effective, Rate = RateText.Format(rate.Rate), Version = rate.Version,
    };

    internal Refusal? WhyNot()
    {
        (From, To) = (From.Trim().ToUpperInvariant(), To.Trim().ToUpperInvariant());
        if (!Currency.IsKnown(From)) return ExchangeRatesRefusals.CurrencyUnknown(From);
        if (!Currency.IsKnown(To)) return ExchangeRatesRefusals.CurrencyUnknown(To);
        if (From == To) return ExchangeRatesRefusals.SameCurrency(From);
        if (Effective is null) return ExchangeRatesRefusals.DateMissing;
        return Read() is null ? ExchangeRatesRefusals.RateUnread(Rate) : null;
    }

    internal decimal? Read() => RateText.Parse(Rate, CultureInfo.CurrentCulture);
}
