namespace BatchLedger.Features;

/// <summary>How the switches are written on pages, in refusals and in the audit trail.</summary>
public static class FeatureWords
{
    public static string InWords(this Feature feature) => feature switch
    {
        Feature.MultipleBaseCurrencies => "Multiple base currencies",
        Feature.GlIntegration => "GL integration",
        _ => feature.ToString(),
    };
}
