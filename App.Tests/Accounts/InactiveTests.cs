using BatchLedger.Accounts;
using BatchLedger.Batches;
using BatchLedger.Catalog;
using BatchLedger.Imports;
using BatchLedger.LedgerRuns;
using BatchLedger.Tests.Imports;
using BatchLedger.Tests.Sales;

namespace BatchLedger.Tests.Accounts;

/// <summary>Every road on which an account or a department comes into a new line, closed to those that are inactive.</summary>
public sealed class InactiveTests
{
    private const string Journal = "journal,date,description,account,debit,credit,department\nJ-1,2026-03-05,Rent,6800,10.00,,{0}\nJ-1,2026-03-05,Rent,1010,,10.00,\n";

    [Fact]
    public async Task An_inactive_account_is_refused_on_every_road_to_a_new_line()
    {
        var (till, north) = await Settling.OpenAsync();
        await using var closing = till;
        var (books, house, asleep) = (till.Books, till.Association, till.Association.Accounts["6800"]);
        var map = await books.Get<AccountMapService>().OpenAsync(house.Company.Id);
        await till.ChangeAsync<Account>(asleep.Id, account => account.Active = false);
        var mapping = till.Mapping(house.Branch.Id, north.Id);
        map.RoundingId = mapping.DueToAccountId = asleep.Id;

        Dictionary<string, string?> said = new()
        {
            ["manual journal"] = await till.RefusedAsync(till.Journal(("6800", 10_00, 0), ("1010", 0, 10_00))),
            ["journal from a file"] = Only((await books.Get<ImportService>().ImportAsync(house.File(ImportKind.Journals, Journal.Replace("{0}", "")) with { Branch = "HQ" })).Refusal),
            ["account map"] = (await books.Get<AccountMapService>().SaveAsync(map))?.Message,
            ["inter-branch mapping"] = (await books.Get<InterBranchService>().SaveAsync(mapping)).Refusal?.Message,
            ["product"] = (await books.Get<ProductService>().SaveAsync(new ProductDraft { CompanyId = house.Company.Id, Code = "CAP", Name = "Cap", RevenueAccountId = asleep.Id })).Refusal?.Message,
            ["product, deferred"] = (await books.Get<ProductService>().SaveAsync(new ProductDraft { CompanyId = house.Company.Id, Code = "CAP", Name = "Cap", DeferredRevenueAccountId = asleep.Id })).Refusal?.Message,
            ["payment method"] = (await books.Get<PaymentMethodService>().SaveAsync(new PaymentMethodDraft { CompanyId = house.Company.Id, Code = "CASH", Name = "Cash", AccountId = asleep.Id })).Refusal?.Message,
        };

        Assert.All(said, road => Assert.True(road.Value?.Contains("6800") is true && road.Value.Contains("is inactive."), $"{road.Key}: {road.Value}"));
        Assert.DoesNotContain(await books.Get<AccountService>().PickAsync(house.Company.Id), choice => choice.Id == asleep.Id);
        Assert.DoesNotContain(await books.Get<InterBranchService>().PickAsync(house.Company.Id, []), choice => choice.Id == asleep.Id);
    }

    [Fact]
    public async Task An_account_that_fell_asleep_after_the_sale_is_an_exception_of_the_run()
    {
        await using var till = await Till.OpenAsync();
        await till.RecordedAsync(till.Invoice());
        await till.ChangeAsync<Account>(till.Association.Accounts["4010"].Id, account => account.Active = false);
        Assert.Null(await till.Books.Get<BatchLifeService>().CloseAsync("B-000001"));

        var refusal = (await till.Books.Get<LedgerRunService>().CreateAsync("B-000001")).Refusal;

        Assert.Equal("Account 4010 (Annual dues) is inactive.", Only(refusal));
    }

    [Fact]
    public async Task An_inactive_department_is_refused_on_every_road_to_a_new_line()
    {
        await using var till = await Till.OpenAsync();
        var (books, house) = (till.Books, till.Association);
        var asleep = new Department { CompanyId = house.Company.Id, Code = "OLD", Name = "Former library", Active = false };
        await books.PutAsync(asleep);
        var journal = till.Journal(("6800", 10_00, 0), ("1010", 0, 10_00));
        journal.Journal[0].DepartmentId = asleep.Id;
        var product = ProductDraft.Of(house.Dues);
        product.DepartmentId = asleep.Id;

        Dictionary<string, string?> said = new()
        {
            ["manual journal"] = await till.RefusedAsync(journal),
            ["journal from a file"] = Only((await books.Get<ImportService>().ImportAsync(house.File(ImportKind.Journals, Journal.Replace("{0}", "OLD")))).Refusal),
            ["product"] = (await books.Get<ProductService>().SaveAsync(product)).Refusal?.Message,
        };

        Assert.All(said, road => Assert.True(road.Value?.Contains("OLD") is true && road.Value.Contains("is inactive."), $"{road.Key}: {road.Value}"));
        Assert.Empty(await books.Get<DepartmentService>().PickAsync(house.Company.Id));
    }

    private static string? Only(BatchLedger.Refusals.Refusal? refusal) => refusal is null ? null : Assert.Single(refusal.Faults).Message;
}
