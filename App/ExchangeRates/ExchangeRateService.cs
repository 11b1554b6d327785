using System.Globalization;
using BatchLedger.Data;
using BatchLedger.Features;
using BatchLedger.Live;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Trail;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.ExchangeRates;

/// <summary>Keeps the rates between currencies. They are shared by all companies.</summary>
public sealed class ExchangeRateService(Work work, TimeProvider clock)
{
    private static readonly char[] Between = [' ', '/', '-', ','];

    /// <summary>The text is a currency, or a pair such as "EUR USD". Sorted by "date" or by pair.</summary>
    public Task<Listed<ExchangeRate>> ListAsync(ListQuery query, CancellationToken token = default) => work.ReadAsync(db =>
    {
        var rates = db.ExchangeRates.AsQueryable();
        foreach (var code in query.Text.ToUpperInvariant().Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(word => word != "TO"))
            rates = rates.Where(r => r.From.StartsWith(code) || r.To.StartsWith(code));
        rates = (query.Sort, query.Descending) switch
        {
            ("date", false) => rates.OrderBy(r => r.Effective).ThenBy(r => r.From).ThenBy(r => r.To),
            ("date", true) => rates.OrderByDescending(r => r.Effective).ThenBy(r => r.From).ThenBy(r => r.To),
            ("pair", true) => rates.OrderByDescending(r => r.From).ThenByDescending(r => r.To).ThenByDescending(r => r.Effective),
            _ => rates.OrderBy(r => r.From).ThenBy(r => r.To).ThenByDescending(r => r.Effective),
        };
        return rates.PageAsync(query, token);
    }, token);

    /// <summary>The rate of each pair that is in force today.</summary>
    public Task<List<ExchangeRate>> InForceAsync(CancellationToken token = default) => work.ReadAsync(db =>
    {
        var today = clock.Today();
        return db.ExchangeRates.Where(rate => rate.Effective <= today
                && !db.ExchangeRates.Any(later => later.From == rate.From && later.To == rate.To && later.Effective <= today && later.Effective > rate.Effective))
            .OrderBy(rate => rate.From).ThenBy(rate => rate.To).ToListAsync(token);
    }, token);

    /// <summary>Refuses with MulticurrencyOff, CurrencyUnknown, SameCurrency, DateMissing, RateUnread, Taken, PairIsFixed, Stale or NotFound.</summary>
    public Task<Outcome<ExchangeRate>> SaveAsync(ExchangeRateDraft draft, CancellationToken token = default) => work.MakeAsync<ExchangeRate>(Permission.EditSetUp, async desk =>
    {
        if (!(await desk.Db.FeaturesAsync(desk.Token)).Multicurrency) return ExchangeRatesRefusals.MulticurrencyOff;
        if (draft.WhyNot() is { } refusal) return refusal;
        desk.Ring(Topics.ExchangeRates);
        return draft.Id is null ? await AddAsync(desk, draft) : await ChangeAsync(desk, draft);
    }, token);

    /// <summary>Journals keep what they were posted with. Refuses with MulticurrencyOff, NotFound or Stale.</summary>
    public Task<Refusal?> DeleteAsync(int id, int seen, CancellationToken token = default) => work.DoAsync(Permission.EditSetUp, async desk =>
    {
        if (!(await desk.Db.FeaturesAsync(desk.Token)).Multicurrency) return ExchangeRatesRefusals.MulticurrencyOff;
        if (await desk.Db.ExchangeRates.SingleOrDefaultAsync(r => r.Id == id, desk.Token) is not { } rate) return DataRefusals.NotFound("The exchange rate");
        if (rate.Version != seen) return DataRefusals.Stale(Title(rate), rate);
        desk.Note(Entry("Delete", rate) with { Before = $"Rate: {Written(rate.Rate)}" });
        desk.Db.Remove(rate);
        desk.Ring(Topics.ExchangeRates);
        return null;
    }, token);

    private static async Task<Outcome<ExchangeRate>> AddAsync(Desk desk, ExchangeRateDraft draft)
    {
        var day = draft.Effective!.Value;
        var there = await desk.Db.ExchangeRates.FirstOrDefaultAsync(r => r.From == draft.From && r.To == draft.To && r.Effective == day, desk.Token);
        if (there is not null) return ExchangeRatesRefusals.Taken(there);

        var rate = new ExchangeRate { From = draft.From, To = draft.To, Effective = day, Rate = draft.Read()!.Value };
        desk.Db.Add(rate);
        desk.Note(Entry("Add", rate) with { After = $"Rate: {Written(rate.Rate)}" });
        return rate;
    }

    private static async Task<Outcome<ExchangeRate>> ChangeAsync(Desk desk, ExchangeRateDraft draft)
    {
        var rate = await desk.Db.ExchangeRates.FirstOrDefaultAsync(r => r.Id == draft.Id, desk.Token);
        if (rate is null) return DataRefusals.NotFound("The exchange rate");
        if (rate.Version != draft.Version) return DataRefusals.Stale(Title(rate), rate);
        if ((rate.From, rate.To, rate.Effective) != (draft.From, draft.To, draft.Effective)) return ExchangeRatesRefusals.PairIsFixed(rate);

        var wanted = draft.Read()!.Value;
        desk.NoteChange(Entry("Change", rate), [new("Rate", Written(rate.Rate))], [new("Rate", Written(wanted))]);
        rate.Rate = wanted;
        return rate;
    }

    private static AuditEntry Entry(string deed, ExchangeRate rate) => new($"ExchangeRate.{deed}", Title(rate)) { Address = "/exchange-rates" };

    private static string Title(ExchangeRate rate) => $"Exchange rate {rate.From} to {rate.To} of {rate.Effective.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";

    private static string Written(decimal rate) => RateText.Format(rate, CultureInfo.InvariantCulture);
}
