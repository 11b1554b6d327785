using BatchLedger.Currencies;
using BatchLedger.ExchangeRates;
using BatchLedger.Features;
using BatchLedger.Refusals;
using BatchLedger.Transactions;

namespace BatchLedger.Sales;

/// <summary>What an entry may be in: the currency of its book, or another from which there is a rate on its day (S4.21).</summary>
internal static class EntryCurrency
{
    /// <summary>Refuses with CurrencyFixed, CurrencyUnwanted, MulticurrencyOff, CurrencyUnknown or NoRate, in that order.</summary>
    public static async Task<Refusal?> WhyNotAsync(Entry entry, DateOnly day)
    {
        var (desk, currency, book) = (entry.Desk, entry.Currency, entry.Open.BookCurrency);
        if (entry.Old is { } old && old.Currency != currency) return Fixed(old);
        if (currency == book) return null;
        if (entry.Open.IsStatistical) return Unwanted(entry.Open);
        if (!(await desk.Db.FeaturesAsync(desk.Token)).Multicurrency) return ExchangeRatesRefusals.MulticurrencyOff;
        if (!Currency.IsKnown(currency)) return ExchangeRatesRefusals.CurrencyUnknown(currency);
        return await desk.Db.RateInForceAsync((currency, book), day, desk.Token) is null ? ExchangeRatesRefusals.NoRate((currency, book), day) : null;
    }

    /// <summary>A move takes the entry to another book. Refuses with OtherBook.</summary>
    public static Refusal? WhyNotMove(OpenBatch to, Transaction moved) => moved.Currency == Currency.None == to.IsStatistical ? null : new("Sales.OtherBook",
        $"{moved.Title()} {(to.IsStatistical ? "is money" : "counts units")}; batch {to.Batch.Number} posts to ledger {to.Ledger.Code}, which {(to.IsStatistical ? "counts units" : "is kept in " + to.BookCurrency)}.");

    /// <summary>What settles an invoice, or gives a payment back, is in its currency.</summary>
    public static Refusal Other(Transaction found, string currency) => new Refusal("Sales.OtherCurrency",
        $"{found.Title()} is in {found.Currency}; it cannot be settled in {currency}. Enter it in {found.Currency}.").With(SalesRefusals.Link(found));

    public static Refusal PriceMissing(int line, string product, (string Listed, string Wanted) currency) => new("Sales.PriceMissing",
        $"Line {line}: the price of {product} is in {currency.Listed}. Type the unit price in {currency.Wanted}.");

    private static Refusal Fixed(Transaction old) => new("Sales.CurrencyFixed",
        $"{old.Number} is in {old.Currency}; its currency cannot change. Remove it and enter the other.");

    private static Refusal Unwanted(OpenBatch open) => new("Sales.CurrencyUnwanted",
        $"Batch {open.Batch.Number} posts to the statistical ledger {open.Ledger.Code}, which counts units and has no currency.");
}
