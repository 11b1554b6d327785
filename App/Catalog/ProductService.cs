using System.Globalization;
using BatchLedger.Accounts;
using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Trail;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Catalog;

public sealed class ProductService(Work work)
{
    public Task<Listed<ProductRow>> ListAsync(int companyId, ListQuery query, CancellationToken token = default) => work.ReadAsync(db =>
    {
        var products = db.Products.Where(p => p.CompanyId == companyId);
        if (query.Filters)
            products = products.Where(p => EF.Functions.Like(p.Code, query.Pattern, "\\") || EF.Functions.Like(p.Name, query.Pattern, "\\"));
        products = (query.Sort, query.Descending) switch
        {
            ("name", false) => products.OrderBy(p => p.Name).ThenBy(p => p.Code),
            ("name", true) => products.OrderByDescending(p => p.Name).ThenBy(p => p.Code),
            ("price", false) => products.OrderBy(p => p.UnitPrice).ThenBy(p => p.Code),
            ("price", true) => products.OrderByDescending(p => p.UnitPrice).ThenBy(p => p.Code),
            (_, true) => products.OrderByDescending(p => p.Code),
            _ => products.OrderBy(p => p.Code),
        };
        return products.Select(p => new ProductRow(p.Code, p.Name, p.UnitPrice, p.TaxRate,
            db.Accounts.Where(a => a.Id == p.RevenueAccountId).Select(a => a.Code).FirstOrDefault(), p.Active)).PageAsync(query, token);
    }, token);

    /// <summary>The active products, for a field to choose from.</summary>
    public Task<IReadOnlyList<ProductChoice>> PickAsync(int companyId, CancellationToken token = default) =>
        work.ReadAsync<IReadOnlyList<ProductChoice>>(async db => await db.Products.Where(p => p.CompanyId == companyId && p.Active)
            .OrderBy(p => p.Code).Select(p => new ProductChoice(p.Id, p.Code, p.Name, p.UnitPrice, p.TaxRate)).ToListAsync(token), token);

    /// <summary>Without a company: the first one the actor sees that has this code.</summary>
    public Task<Product?> FindAsync(int? companyId, string code, CancellationToken token = default) =>
        work.ReadAsync(db => db.Products.Where(p => p.Code == code && (companyId == null || p.CompanyId == companyId))
            .OrderBy(p => p.CompanyId).FirstOrDefaultAsync(token), token);

    /// <summary>Refuses with Text.*, PriceUnclear, TaxRateUnclear, ProductTaken, CodeIsFixed, AccountInactive, AccountStrange, DepartmentStrange, DepartmentInactive, Stale or NotFound.</summary>
    public Task<Outcome<Product>> SaveAsync(ProductDraft draft, CancellationToken token = default) => work.MakeAsync<Product>(Permission.EditSetUp, async desk =>
    {
        if (draft.WhyNot() is { } refusal) return refusal;
        return draft.Id is null ? await AddAsync(desk, draft) : await ChangeAsync(desk, draft);
    }, token);

    private static async Task<Outcome<Product>> AddAsync(Desk desk, ProductDraft draft)
    {
        if (!await desk.Db.Companies.AnyAsync(c => c.Id == draft.CompanyId, desk.Token)) return DataRefusals.NotFound("The company");
        var upper = draft.Code.ToUpperInvariant();
        var taken = await desk.Db.Products.FirstOrDefaultAsync(p => p.CompanyId == draft.CompanyId && p.Code.ToUpper() == upper, desk.Token);
        if (taken is not null) return CatalogRefusals.ProductTaken(taken);

        var product = new Product { CompanyId = draft.CompanyId, Code = draft.Code, Name = draft.Name };
        if (await WriteAsync(desk, product, draft) is { } refusal) return refusal;
        desk.Db.Add(product);
        return product;
    }

    private static async Task<Outcome<Product>> ChangeAsync(Desk desk, ProductDraft draft)
    {
        var product = await desk.Db.Products.FirstOrDefaultAsync(p => p.Id == draft.Id, desk.Token);
        if (product is null) return DataRefusals.NotFound($"Product {draft.Code}");
        if (product.Version != draft.Version) return DataRefusals.Stale($"Product {product.Code}", product);
        if (product.Code != draft.Code) return CatalogRefusals.KeepsCode($"Product {product.Code}");
        return await WriteAsync(desk, product, draft) is { } refusal ? refusal : product;
    }

    private static async Task<Refusal?> WriteAsync(Desk desk, Product product, ProductDraft draft)
    {
        ChosenAccount[] chosen =
        [
            new("Revenue account", product.RevenueAccountId, draft.RevenueAccountId),
            new("Deferred revenue account", product.DeferredRevenueAccountId, draft.DeferredRevenueAccountId),
        ];
        var accounts = await ChosenAccounts.ReadAsync(desk, product.CompanyId, chosen);
        if (accounts.WhyNot(chosen) is { } refusal) return refusal;
        var departments = await desk.Db.Departments.Where(d => d.CompanyId == product.CompanyId).ToDictionaryAsync(d => d.Id, desk.Token);
        if (WhyNotDepartment(product, draft, departments) is { } why) return why;

        var currency = await desk.Db.Companies.Where(c => c.Id == product.CompanyId).Select(c => c.Currency).SingleAsync(desk.Token);
        IReadOnlyList<Said> Words(ProductDraft said) =>
        [
            new("Name", said.Name), new("Unit price", new Money(said.UnitPrice ?? 0, currency).Plain()),
            new("Tax rate", PercentText.Format(said.TaxRate ?? 0, CultureInfo.InvariantCulture)), new("Revenue account", accounts.CodeOf(said.RevenueAccountId)),
            new("Deferred revenue account", accounts.CodeOf(said.DeferredRevenueAccountId)),
            new("Department", said.DepartmentId is { } id ? departments.GetValueOrDefault(id)?.Code : null), new("Active", said.Active.YesNo()),
        ];
        desk.NoteChange(new AuditEntry(product.Id == 0 ? "Product.Add" : "Product.Change", $"Product {product.Code}")
        {
            CompanyId = product.CompanyId, Address = CatalogRefusals.ProductAddress(product.Code),
        }, product.Id == 0 ? [] : Words(ProductDraft.Of(product)), Words(draft));
        draft.WriteTo(product);
        return null;
    }

    // As with accounts: one that stood there already may stay though inactive.
    private static Refusal? WhyNotDepartment(Product product, ProductDraft draft, Dictionary<int, Department> departments)
    {
        if (draft.DepartmentId is not { } id || id == product.DepartmentId) return null;
        if (!departments.TryGetValue(id, out var department)) return CatalogRefusals.DepartmentStrange;
        return department.Active ? null : CatalogRefusals.DepartmentInactive(department);
    }
}

public sealed record ProductRow(string Code, string Name, long UnitPrice, int TaxRate, string? RevenueAccount, bool Active);

public sealed record ProductChoice(int Id, string Code, string Name, long UnitPrice, int TaxRate)
{
    public override string ToString() => $"{Code} {Name}";
}
