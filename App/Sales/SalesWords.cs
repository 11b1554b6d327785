using System.Globalization;
using BatchLedger.Batches;
using BatchLedger.Currencies;
using BatchLedger.ExchangeRates;
using BatchLedger.Transactions;

namespace BatchLedger.Sales;

public static class SalesWords
{
    public static string Title(this Transaction transaction) => $"{transaction.Kind.Title()} {transaction.Number}";

    public static Money In(this Transaction transaction, long minor) => new(minor, transaction.Currency);

    /// <summary>What a transaction in another currency comes to in the books; null when there is nothing to say.</summary>
    public static string? InBook(TransactionDetails details)
    {
        var (t, book) = (details.Transaction, details.BookCurrency);
        if (!details.IsForeign || t.IsVoided) return null;
        if (details.Batch.State is BatchState.Posted) return $"Posted in {book}, at the rate of its day.";
        if (details.Rate is not { Rate: > 0 } rate) return ExchangeRatesRefusals.NoRate((t.Currency, book), t.RateDate).Message;
        return Conversion.At(rate).OnALine(t.Amount) is { } minor
            ? $"{new Money(minor, book)} {book} at {rate.Equation()} of {RateText.Day(rate.Effective)}."
            : SalesRefusals.AmountTooLarge(book).Message;
    }

    /// <summary>For the audit trail, so always in the same writing.</summary>
    public static string Written(this Transaction t) => string.Create(CultureInfo.InvariantCulture,
        $"{t.Kind.Title()} of {t.Date:yyyy-MM-dd}, {t.In(t.Amount).Plain()} {t.Currency}{(t.Applied > 0 ? $", {t.In(t.Applied).Plain()} applied" : "")}, “{t.Description}”{(t.Reference is null ? "" : $", ref. {t.Reference}")}");

    public static string Written(this Order order) => string.Create(CultureInfo.InvariantCulture,
        $"Order of {order.Date:yyyy-MM-dd}, {new Money(order.Total, order.Currency).Plain()} {order.Currency}, {order.State}");

    /// <summary>One line of what was typed: trimmed, without control characters; null when nothing is left.</summary>
    public static string? Clean(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        return string.Concat(typed.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
    }
}
