using BatchLedger.Currencies;
using BatchLedger.Refusals;

namespace BatchLedger.Catalog;

/// <summary>What is typed about a product, new or old.</summary>
public sealed class ProductDraft
{
    /// <summary>100 %, in hundredths of a percent.</summary>
    public const int HighestTaxRate = 100_00;

    public int? Id { get; init; }
    public required int CompanyId { get; init; }
    public string Code { get; set; } = "";
    public string Name { get; set; } = "";

    /// <summary>Minor units; null while nothing that could be read was typed.</summary>
    public long? UnitPrice { get; set; } = 0;

    /// <summary>Hundredths of a percent; null while nothing that could be read was typed.</summary>
    public int? TaxRate { get; set; } = 0;
    public int? RevenueAccountId { get; set; }
    public int? DeferredRevenueAccountId { get; set; }
    public int? DepartmentId { get; set; }
    public bool Active { get; set; } = true;
    public int Version { get; init; }

    public static ProductDraft Of(Product product) => new()
    {
        Id = product.Id, CompanyId = product.CompanyId, Code = product.Code, Name = product.Name, UnitPrice = product.UnitPrice, TaxRate = product.TaxRate,
        RevenueAccountId = product.RevenueAccountId, DeferredRevenueAccountId = product.DeferredRevenueAccountId, DepartmentId = product.DepartmentId,
        Active = product.Active, Version = product.Version,
    };

    internal Refusal? WhyNot() => TextRefusals.Code("the product's code", Code = Code.Trim(), Product.CodeLength)
        ?? TextRefusals.Needed("the product's name", Name = Name.Trim(), Product.NameLength)
        ?? (UnitPrice is >= 0 and <= Money.Limit ? null : CatalogRefusals.PriceUnclear)
        ?? (TaxRate is >= 0 and <= HighestTaxRate ? null : CatalogRefusals.TaxRateUnclear);

    internal void WriteTo(Product product)
    {
        (product.Name, product.UnitPrice, product.TaxRate, product.Active) = (Name, UnitPrice ?? 0, TaxRate ?? 0, Active);
        (product.RevenueAccountId, product.DeferredRevenueAccountId, product.DepartmentId) = (RevenueAccountId, DeferredRevenueAccountId, DepartmentId);
    }
}
