using BatchLedger.ExchangeRates;
using BatchLedger.FiscalPeriods;

namespace BatchLedger.Translations;

/// <summary>The two rates a period is translated at.</summary>
public readonly record struct PeriodRates(decimal Closing, decimal Average)
{
    /// <summary>Null when no rate is in force on the first day: then the average of the days cannot be told.</summary>
    public static PeriodRates? Of(RateTable rates, (string From, string To) pair, FiscalPeriod period)
    {
        if (pair.From == pair.To) return new PeriodRates(1, 1);
        if (rates.InForce(pair, period.Start) is null) return null;

        var (sum, days) = (0m, 0);
        for (var day = period.Start; day <= period.End; day = day.AddDays(1), days++) sum += rates.InForce(pair, day)!.Rate;
        return new PeriodRates(rates.InForce(pair, period.End)!.Rate, decimal.Round(sum / days, RateText.Digits));
    }

    public static Conversion At((string From, string To) pair, decimal rate) =>
        Conversion.At(new ExchangeRate { From = pair.From, To = pair.To, Effective = default, Rate = rate });
}
