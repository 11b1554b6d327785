using BatchLedger.Refusals;

namespace BatchLedger.Features;

public static class FeatureRefusals
{
    /// <summary>Where the switches are.</summary>
    public const string Address = "/settings";

    /// <summary><paramref name="what"/> opens the sentence: "A Reporting ledger".</summary>
    public static Refusal Off(Feature feature, string what) => new Refusal("Features.Off",
        $"{what} needs {feature.InWords()}, which is off. An administrator turns it on in Settings.").With(new RecordLink("Settings", Address));
}
