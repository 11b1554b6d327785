using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.Features;
using BatchLedger.Ledgers;
using BatchLedger.Live;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Trail;

namespace BatchLedger.Settings;

public sealed class SettingsService(Work work)
{
    /// <summary>The switches, and for somebody who may turn them what keeps each as it is.</summary>
    public async Task<SettingsView> ShowAsync(CancellationToken token = default)
    {
        var closed = WhyNot(await work.ActorAsync());
        return await work.ReadAsync(async db =>
            new SettingsView(await db.FeaturesAsync(token), closed is null ? await FeatureUse.ReadAsync(db, token) : new FeatureUse()) { Closed = closed }, token);
    }

    /// <summary>Refuses with NotForYou, Stale, NeedsOther or FeatureInUse.</summary>
    public Task<Refusal?> TurnAsync(Feature feature, Switch wanted, int? seen, CancellationToken token = default) => work.DoAsync(Permission.ChangeSettings, async desk =>
    {
        var (view, missing) = await OpenAsync(desk, seen);
        if (view is null) return missing;
        var features = view.Features;
        if (features.Has(feature) == (wanted is Switch.On)) return null;
        if (view.WhyNotTurn(feature) is { } refusal) return refusal;

        desk.NoteChange(new AuditEntry($"Settings.{feature}", "Settings") { Address = FeatureRefusals.Address }, [new(feature.InWords(), OnOff(features, feature))], [new(feature.InWords(), wanted.ToString().ToLowerInvariant())]);
        features.Turn(feature, wanted);
        desk.Ring(Topics.Settings);
        return null;
    }, token);

    /// <summary>Refuses with NotForYou, Stale, CurrencyInUse or CurrencyUnknown.</summary>
    public Task<Refusal?> ChooseCurrencyAsync(string currency, int? seen, CancellationToken token = default) => work.DoAsync(Permission.ChangeSettings, async desk =>
    {
        var (view, missing) = await OpenAsync(desk, seen);
        if (view is null) return missing;
        currency = currency.Trim().ToUpperInvariant();
        if (view.WhyNotCurrency is { } refusal) return refusal;
        if (!Currency.IsKnown(currency)) return LedgersRefusals.CurrencyUnknown(currency);

        desk.NoteChange(new AuditEntry("Settings.TenantCurrency", "Settings") { Address = FeatureRefusals.Address }, [new("Tenant currency", view.Features.TenantCurrency)], [new("Tenant currency", currency)]);
        view.Features.TenantCurrency = currency;
        desk.Ring(Topics.Settings);
        return null;
    }, token);

    private static async Task<Outcome<SettingsView>> OpenAsync(Desk desk, int? seen)
    {
        if (WhyNot(desk.Actor) is { } closed) return closed;
        var features = await desk.Db.FeaturesAsync(desk.Token);
        if (seen is { } version && features.Version != version) return DataRefusals.Stale("The page of settings", features);
        return new SettingsView(features, await FeatureUse.ReadAsync(desk.Db, desk.Token));
    }

    private static Refusal? WhyNot(Actor actor) => actor.WhyNot(Permission.ChangeSettings) ?? (actor.Companies is null ? null : SettingsRefusals.NotForYou);

    private static string OnOff(FeatureSet features, Feature feature) => features.Has(feature) ? "on" : "off";
}

public sealed record SettingsView(FeatureSet Features, FeatureUse Use)
{
    /// <summary>Why the reader changes nothing here at all.</summary>
    public Refusal? Closed { get; init; }

    public Refusal? WhyNotCurrency => Closed ?? Use.WhyNotOtherCurrency(Features);

    /// <summary>Why the switch cannot be turned the other way.</summary>
    public Refusal? WhyNotTurn(Feature feature)
    {
        if (Closed is not null) return Closed;
        if (Features.Has(feature)) return Use.WhyNotOff(feature, Features);
        return feature is Feature.MultipleBaseCurrencies && !Features.Multicurrency ? SettingsRefusals.NeedsOther(feature, Feature.Multicurrency) : null;
    }
}
