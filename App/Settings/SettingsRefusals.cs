using BatchLedger.Features;
using BatchLedger.Refusals;

namespace BatchLedger.Settings;

/// <summary>Every "no" about the switches.</summary>
public static class SettingsRefusals
{
    public static Refusal NotForYou => new("Settings.NotForYou",
        "The settings are those of all companies; you see some of them. Somebody who sees all can change them.");

    public static Refusal NeedsOther(Feature feature, Feature other) => new("Settings.NeedsOther",
        $"{feature.InWords()} needs {other.InWords()}. Turn that on first.");

    /// <summary>Null when nothing depends on it.</summary>
    public static Refusal? InUse(Feature feature, IReadOnlyList<Dependent> dependents)
    {
        var there = dependents.Where(dependent => dependent.Count > 0).ToList();
        if (there.Count == 0) return null;
        return new Refusal("Settings.FeatureInUse", $"{feature.InWords()} stays on: {Listed(there)} {(there.Sum(d => d.Count) == 1 ? "depends" : "depend")} on it.")
            .With([.. there.SelectMany(dependent => dependent.Ways)]);
    }

    public static Refusal CurrencyInUse(string currency, Dependent companies) => new Refusal("Settings.CurrencyInUse",
        $"The tenant currency stays {currency}: {companies} {(companies.Count == 1 ? "keeps its" : "keep their")} books.").With([.. companies.Ways]);

    private static string Listed(List<Dependent> there) =>
        there.Count == 1 ? $"{there[0]}" : $"{string.Join(", ", there[..^1])} and {there[^1]}";
}
