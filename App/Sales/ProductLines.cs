using BatchLedger.Catalog;
using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.Ledgers;
using BatchLedger.Refusals;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Sales;

/// <summary>Lines of products with their prices and taxes worked out.</summary>
public sealed record ProductLines(IReadOnlyList<ProductLine> Lines)
{
    public const int MostOfOne = 1_000_000;

    public long Total => Lines.Sum(line => line.Net + line.Tax);

    /// <summary>What the service periods of a sale say against it, in the words of <see cref="ServicePeriods.WhyNot"/>.</summary>
    public Refusal? WhyNotServed() => Lines.Select(line => ServicePeriods.WhyNot($"Line {line.Number}: ", line.Product, (line.ServiceStart, line.ServiceEnd))).FirstOrDefault(no => no is not null);

    /// <summary>Refuses with LinesMissing, then by line with ProductMissing, NotFound, Inactive, QuantityOutside, PriceMissing, PriceOutside or LineTooLarge, then with
    /// AmountNotPositive or AmountTooLarge.</summary>
    /// <param name="kept">Products that an edited record holds already: they may have become inactive since.</param>
    public static async Task<Outcome<ProductLines>> PriceAsync(Desk desk, PriceList list, IReadOnlyList<ProductLineDraft> drafts, IReadOnlySet<int> kept)
    {
        if (drafts.Count == 0) return SalesRefusals.LinesMissing;
        var ids = drafts.Select(d => d.ProductId).ToHashSet();
        var products = await desk.Db.Products.AsNoTracking().Where(p => p.CompanyId == list.Company.Id && ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, desk.Token);
        var lines = new List<ProductLine>();
        foreach (var (draft, number) in drafts.Select((draft, i) => (draft, i + 1)))
        {
            if (draft.ProductId is not { } id) return SalesRefusals.ProductMissing(number);
            if (!products.TryGetValue(id, out var product)) return DataRefusals.NotFound($"Line {number}: the product");
            if (!product.Active && !kept.Contains(id)) return SalesRefusals.Inactive($"Line {number}: product {product.Code} {product.Name}");
            var (line, refusal) = Price(number, draft, product, list);
            if (line is null) return refusal!;
            lines.Add(line);
        }
        var total = lines.Aggregate(Int128.Zero, (sum, line) => sum + line.Net + line.Tax);
        if (total == 0) return SalesRefusals.AmountNotPositive(list.Currency);
        return total > Money.Limit ? SalesRefusals.AmountTooLarge(list.Currency) : new ProductLines(lines);
    }

    /// <summary>A rate is hundredths of a percent.</summary>
    public static long TaxOn(long net, int rate) => (long)HalfEven.Divide((Int128)net * rate, 10_000);

    private static Outcome<ProductLine> Price(int number, ProductLineDraft draft, Product product, PriceList list)
    {
        if (draft.Quantity is not (>= 1 and <= MostOfOne)) return SalesRefusals.QuantityOutside(number);
        if (draft.UnitPrice is null && list.IsForeign) return EntryCurrency.PriceMissing(number, product.Code, (list.Company.Currency, list.Currency));
        var price = draft.UnitPrice ?? product.UnitPrice;
        if (price < 0 || draft.Tax < 0) return SalesRefusals.PriceOutside(number);
        var net = (Int128)price * draft.Quantity.Value;
        if (net > Money.Limit || draft.Tax > Money.Limit) return SalesRefusals.LineTooLarge(number, list.Currency);

        var description = SalesWords.Clean(draft.Description) ?? product.Name;
        if (description.Length > Transaction.DescriptionLength)
            return SalesRefusals.TextTooLong($"description of line {number}", description.Length, Transaction.DescriptionLength);
        return new ProductLine(number, product)
        {
            Description = description, Quantity = draft.Quantity.Value, UnitPrice = price,
            Net = (long)net, Tax = draft.Tax ?? TaxOn((long)net, product.TaxRate),
            ServiceStart = draft.ServiceStart, ServiceEnd = draft.ServiceEnd,
        };
    }
}

/// <summary>Whose products are sold, and in which currency. Their own prices are in the company's.</summary>
public readonly record struct PriceList(Company Company, string Currency)
{
    public bool IsForeign => Currency != Company.Currency;
}

public sealed record ProductLine(int Number, Product Product)
{
    public required string Description { get; init; }
    public required int Quantity { get; init; }
    public required long UnitPrice { get; init; }
    public required long Net { get; init; }
    public required long Tax { get; init; }
    public DateOnly? ServiceStart { get; init; }
    public DateOnly? ServiceEnd { get; init; }
}
