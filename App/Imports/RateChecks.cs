using System.Globalization;
using BatchLedger.Currencies;
using BatchLedger.ExchangeRates;

namespace BatchLedger.Imports;

/// <summary>Rows to exchange rates, or faults.</summary>
internal static class RateChecks
{
    private const int MostDecimals = 8, MostDigits = 9;

    public static IReadOnlyList<ExchangeRate> Check(ImportSheet sheet, ImportLookup lookup, FaultList faults)
    {
        var there = lookup.Rates.ToDictionary(rate => (rate.From, rate.To, rate.Effective), rate => rate.Rate);
        var seen = new Dictionary<(string, string, DateOnly), int>();
        var rates = new List<ExchangeRate>(sheet.Rows.Count);
        foreach (var row in sheet.Rows)
        {
            var fields = new Fields(row, faults);
            if (Read(fields) is not { } rate) continue;
            var key = (rate.From, rate.To, rate.Effective);
            if (!seen.TryAdd(key, row.Number)) fields.Fault("effective", $"The rate from {rate.From} to {rate.To} of this day is in row {seen[key]} already.");
            else if (there.TryGetValue(key, out var known)) fields.Fault("effective", $"There is a rate from {rate.From} to {rate.To} of this day already: {known.ToString("0.########", CultureInfo.InvariantCulture)}.");
            else rates.Add(rate);
        }
        return rates;
    }

    private static ExchangeRate? Read(Fields fields)
    {
        var (from, to, effective, rate) = (Of(fields, "from"), Of(fields, "to"), fields.Date("effective"), Rate(fields));
        if (from is not null && from == to)
        {
            fields.Fault("to", "is the same currency as from.");
            return null;
        }
        if (from is null || to is null || effective is null || rate is null) return null;
        return new ExchangeRate { From = from, To = to, Effective = effective.Value, Rate = rate.Value };
    }

    private static string? Of(Fields fields, string column)
    {
        if (Currency.IsKnown(fields[column])) return fields[column];
        fields.Fault(column, "is no currency code. Write it as USD.");
        return null;
    }

    private static decimal? Rate(Fields fields)
    {
        var parts = fields["rate"].Split('.');
        var why = (fields["rate"], parts) switch
        {
            ({ } text, _) when text.Contains(',') => "has a comma. Write it as 1.08374651, with a point.",
            (_, { Length: > 2 }) => "is not a rate. Write it as 1.08374651.",
            _ when !parts.All(part => part.Length > 0 && part.All(char.IsAsciiDigit)) => "is not a rate. Write it as 1.08374651.",
            _ when parts.Length == 2 && parts[1].Length > MostDecimals => $"has {parts[1].Length} decimals; {MostDecimals} is the most.",
            _ when parts[0].Length > MostDigits => $"has {parts[0].Length} digits before the point; {MostDigits} is the most.",
            _ when parts.All(part => part.All(digit => digit == '0')) => "must be above zero.",
            _ => null,
        };
        if (why is null) return decimal.Parse(fields["rate"], CultureInfo.InvariantCulture);
        fields.Fault("rate", why);
        return null;
    }
}
