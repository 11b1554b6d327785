using BatchLedger.Data;

namespace BatchLedger.Features;

/// <summary>What can be turned on and off for the whole installation.</summary>
public enum Feature { Multicurrency, MultipleBaseCurrencies, Consolidation, Multibranch, GlIntegration, Managements }

public enum Switch { Off, On }

/// <summary>The feature switches and the currency of the tenant: one row, there from the first migration on.</summary>
public sealed class FeatureSet : IVersioned
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    /// <summary>Transactions in other currencies, exchange rates and Reporting ledgers.</summary>
    public bool Multicurrency { get; set; }

    /// <summary>Companies may keep their books in different currencies.</summary>
    public bool MultipleBaseCurrencies { get; set; }

    /// <summary>Ledgers may be marked as a source of the consolidation.</summary>
    public bool Consolidation { get; set; }

    /// <summary>Companies may have branches.</summary>
    public bool Multibranch { get; set; }

    /// <summary>Journals are sent into outside accounting systems. A paid module (S2.1).</summary>
    public bool GlIntegration { get; set; }

    /// <summary>Properties under management and their trust money.</summary>
    public bool Managements { get; set; }

    /// <summary>ISO 4217; empty until the first company brings it.</summary>
    public string TenantCurrency { get; set; } = "";

    public int Version { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public string ChangedBy { get; set; } = "";

    public void Turn(Feature feature, Switch wanted)
    {
        var on = wanted is Switch.On;
        switch (feature)
        {
            case Feature.Multicurrency: Multicurrency = on; break;
            case Feature.MultipleBaseCurrencies: MultipleBaseCurrencies = on; break;
            case Feature.Consolidation: Consolidation = on; break;
            case Feature.Multibranch: Multibranch = on; break;
            case Feature.GlIntegration: GlIntegration = on; break;
            default: Managements = on; break;
        }
    }

    public bool Has(Feature feature) => feature switch
    {
        Feature.Multicurrency => Multicurrency,
        Feature.MultipleBaseCurrencies => MultipleBaseCurrencies,
        Feature.Consolidation => Consolidation,
        Feature.Multibranch => Multibranch,
        Feature.GlIntegration => GlIntegration,
        _ => Managements,
    };
}
