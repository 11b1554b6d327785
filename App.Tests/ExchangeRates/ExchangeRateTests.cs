using System.Globalization;
using BatchLedger.Data;
using BatchLedger.ExchangeRates;
using BatchLedger.Features;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.ExchangeRates;

public sealed class ExchangeRateTests : IAsyncLifetime
{
    private Books books = null!;

    private ExchangeRateService Service => books.Get<ExchangeRateService>();

    public async ValueTask InitializeAsync()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-US");
        books = await Books.OpenAsync();
    }

    public ValueTask DisposeAsync() => books.DisposeAsync();

    [Fact]
    public async Task A_rate_is_added_in_capital_letters_and_leaves_a_trace()
    {
        var rate = await AddedAsync("eur", "usd ", "2026-03-01", "1.08345678");

        Assert.Equal(("EUR", "USD", new DateOnly(2026, 3, 1), 1.08345678m, 1), (rate.From, rate.To, rate.Effective, rate.Rate, rate.Version));
        await using var db = books.Db();
        var row = await db.AuditRows.SingleAsync(r => r.Action == "ExchangeRate.Add");
        Assert.Equal(("Exchange rate EUR to USD of 2026-03-01", "Rate: 1.08345678"), (row.Record, row.After));
    }

    [Theory]
    [InlineData("EURO", "USD", "2026-03-01", "1", "“EURO” is no currency. Write its code of three letters, such as EUR.")]
    [InlineData("EUR", "XXX", "2026-03-01", "1", "“XXX” is no currency. Write its code of three letters, such as EUR.")]
    [InlineData("EUR", "", "2026-03-01", "1", "Choose both currencies.")]
    [InlineData("EUR", "eur", "2026-03-01", "1", "Both currencies are EUR. A rate is between two of them.")]
    [InlineData("EUR", "USD", null, "1", "Enter the day from which the rate is in force.")]
    [InlineData("EUR", "USD", "2026-03-01", "0", "“0” is not a rate. Write a number above 0 with up to 8 decimals, like 1.0834.")]
    [InlineData("EUR", "USD", "2026-03-01", "-1", "“-1” is not a rate. Write a number above 0 with up to 8 decimals, like 1.0834.")]
    [InlineData("EUR", "USD", "2026-03-01", "1,08", "“1,08” is not a rate. Write a number above 0 with up to 8 decimals, like 1.0834.")]
    [InlineData("EUR", "USD", "2026-03-01", "1.000000001", "“1.000000001” is not a rate. Write a number above 0 with up to 8 decimals, like 1.0834.")]
    [InlineData("EUR", "USD", "2026-03-01", "10000000000", "“10000000000” is not a rate. Write a number above 0 with up to 8 decimals, like 1.0834.")]
    public async Task What_is_no_rate_is_refused_in_words(string from, string to, string? day, string rate, string words) =>
        Assert.Equal(words, (await Service.SaveAsync(Draft(from, to, day, rate))).Refusal?.Message);

    [Fact]
    public async Task A_pair_has_one_rate_a_day_and_a_rate_keeps_its_pair_and_day()
    {
        var rate = await AddedAsync("EUR", "USD", "2026-03-01", "1.08");

        Assert.Equal("A rate from EUR to USD of 01 Mar 2026 is there already: 1.08. Change that one, or choose another day.",
            (await Service.SaveAsync(Draft("EUR", "USD", "2026-03-01", "1.09"))).Refusal?.Message);
        var changed = ExchangeRateDraft.Of(rate);
        changed.Effective = new DateOnly(2026, 3, 2);
        Assert.Equal("The rate from EUR to USD of 01 Mar 2026 keeps its currencies and its day. Delete it, and add the other.", (await Service.SaveAsync(changed)).Refusal?.Message);
    }

    [Fact]
    public async Task Whoever_was_slower_is_told_so()
    {
        var rate = await AddedAsync("EUR", "USD", "2026-03-01", "1.08");
        var (mine, yours) = (ExchangeRateDraft.Of(rate), ExchangeRateDraft.Of(rate));
        (mine.Rate, yours.Rate) = ("1.09", "1.10");

        Assert.Null((await Service.SaveAsync(mine)).Refusal);
        Assert.Equal("Data.Stale", (await Service.SaveAsync(yours)).Refusal?.Code);
        Assert.Equal("Data.Stale", (await Service.DeleteAsync(rate.Id, 1))?.Code);
        Assert.Null(await Service.DeleteAsync(rate.Id, 2));
    }

    [Fact]
    public async Task Without_the_feature_nothing_is_saved()
    {
        var rate = await AddedAsync("EUR", "USD", "2026-03-01", "1.08");
        await books.Get<WriteGate>().PassAsync(async () =>
        {
            await using var db = books.Db();
            (await db.FeaturesAsync(default)).Multicurrency = false;
            await db.SaveChangesAsync();
        });

        Refusal?[] refused = [(await Service.SaveAsync(Draft("GBP", "USD", "2026-03-01", "1.2"))).Refusal, await Service.DeleteAsync(rate.Id, rate.Version)];

        Assert.All(refused, no => Assert.Equal("More than one currency needs Multicurrency, which is off. An administrator turns it on in Settings.", no?.Message));
    }

    [Fact]
    public async Task The_list_is_filtered_by_a_pair_sorted_by_date_and_paged()
    {
        await AddedAsync("EUR", "USD", "2026-03-01", "1.08");
        await AddedAsync("EUR", "USD", "2026-01-01", "1.05");
        await AddedAsync("EUR", "GBP", "2026-02-01", "0.86");
        await AddedAsync("GBP", "USD", "2026-02-01", "1.27");

        Assert.Equal(["EUR GBP", "EUR USD", "EUR USD"], await ShownAsync(new ListQuery("eur")));
        Assert.Equal(["EUR USD", "EUR USD"], await ShownAsync(new ListQuery("EUR to USD")));
        Assert.Equal(["EUR USD", "EUR GBP", "GBP USD", "EUR USD"], await ShownAsync(new ListQuery(Sort: "date")));
        var second = await Service.ListAsync(new ListQuery(Skip: 1, Take: 2, Sort: "date", Descending: true));
        Assert.Equal((4, "EUR GBP", "GBP USD"), (second.Total, Pair(second.Rows[0]), Pair(second.Rows[1])));
    }

    [Fact]
    public async Task In_force_today_is_the_latest_rate_of_each_pair_that_is_not_of_a_later_day()
    {
        await AddedAsync("EUR", "USD", "2026-03-11", "1.10");
        await AddedAsync("EUR", "USD", "2026-03-10", "1.08");
        await AddedAsync("EUR", "USD", "2026-01-01", "1.05");
        await AddedAsync("GBP", "USD", "2026-03-11", "1.27");

        Assert.Equal(["1 EUR = 1.08 USD"], (await Service.InForceAsync()).Select(rate => rate.Equation()));
    }

    private async Task<IEnumerable<string>> ShownAsync(ListQuery query) => (await Service.ListAsync(query)).Rows.Select(Pair);

    private static string Pair(ExchangeRate rate) => $"{rate.From} {rate.To}";

    private async Task<ExchangeRate> AddedAsync(string from, string to, string day, string rate)
    {
        var outcome = await Service.SaveAsync(Draft(from, to, day, rate));
        Assert.Null(outcome.Refusal);
        return outcome.Value!;
    }

    private static ExchangeRateDraft Draft(string from, string to, string? day, string rate) => new()
    {
        From = from, To = to, Effective = day is null ? null : DateOnly.Parse(day, CultureInfo.InvariantCulture), Rate = rate,
    };
}
