namespace BatchLedger.ExchangeRates;

/// <summary>Exchange rates, found by their two currencies and a day.</summary>
public sealed class RateTable(IReadOnlyList<ExchangeRate> rates)
{
    private readonly Dictionary<(string From, string To), ExchangeRate[]> byPair =
        rates.GroupBy(rate => (rate.From, rate.To)).ToDictionary(pair => pair.Key, pair => pair.OrderBy(rate => rate.Effective).ToArray());

    /// <summary>The latest rate that took effect on the day or before.</summary>
    public ExchangeRate? InForce((string From, string To) pair, DateOnly day)
    {
        if (!byPair.TryGetValue(pair, out var known)) return null;

        var (low, high) = (0, known.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (known[middle].Effective <= day) low = middle + 1;
            else high = middle;
        }
        return low == 0 ? null : known[low - 1];
    }

    /// <summary>What one line comes to in the other currency, as it is posted. Null where a line would be an exception: no rate in force, none above zero, or more than a line can carry.</summary>
    public long? Convert(long minor, (string From, string To) pair, DateOnly day)
    {
        if (pair.From == pair.To) return minor;
        return InForce(pair, day) is { Rate: > 0 } rate ? Conversion.At(rate).OnALine(minor) : null;
    }
}
