using BatchLedger.Data;

namespace BatchLedger.ExchangeRates;

/// <summary>What one unit of a currency is worth in another from a day on, until a later rate of the same pair.</summary>
public sealed class ExchangeRate : IVersioned
{
    public int Id { get; private set; }

    /// <summary>ISO 4217, like <see cref="To"/>.</summary>
    public required string From { get; init; }
    public required string To { get; init; }
    public required DateOnly Effective { get; init; }

    /// <summary>Over 0, up to eight decimals.</summary>
    public required decimal Rate { get; set; }

    public int Version { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public string ChangedBy { get; set; } = "";
}
