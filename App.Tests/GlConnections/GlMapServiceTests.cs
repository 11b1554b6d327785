using BatchLedger.Data;
using BatchLedger.GlConnections;
using BatchLedger.Ledgers;
using BatchLedger.OutsideGl;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.GlConnections;

/// <summary>Our accounts, branches and departments beside those over there.</summary>
public sealed class GlMapServiceTests
{
    [Fact]
    public async Task All_proposals_are_taken_in_one_go_and_the_rest_stays_named()
    {
        await using var way = await ReadAsync();
        var maps = way.Books.Get<GlMapService>();
        var before = (await maps.FindAsync("ARG"))!;
        Assert.Equal(["1010", "1200", "4010", "HQ"], before.Proposed.Select(row => row.Code).Order());
        Assert.Null(await maps.TakeProposalsAsync("ARG"));

        var view = (await maps.FindAsync("ARG"))!;
        Assert.Empty(view.Proposed);
        Assert.Equal("1010", view.Find(OurKind.Account, "1010")!.OutsideId);
        Assert.Equal("GlMap.NothingProposed", (await maps.TakeProposalsAsync("ARG"))!.Code);
        await using var db = way.Books.Db();
        Assert.Equal("100", (await GlMapBook.ReadAsync(db, way.Connection, default)).Outside(OurKind.Branch, way.Association.Branch.Id));
        Assert.Contains("Account 1010 of company ARG", await db.AuditRows.Select(row => row.Record).ToListAsync());
    }

    [Fact]
    public async Task What_is_inactive_gone_or_needs_somebody_is_marked()
    {
        await using var way = await ReadAsync();
        var maps = way.Books.Get<GlMapService>();
        Assert.Null(await MapAsync(way, "1200", "1200"));
        Assert.Null(await MapAsync(way, "4010", "4010"));
        Assert.Equal("Lines on it need a customer; none is named below.", await FaultAsync(maps, "1200"));
        Assert.Null(await maps.SaveAsync(new GlMapDraft("ARG", OurKind.Customer, 0, "C1")));
        Assert.Null(await FaultAsync(maps, "1200"));

        way.Connector.Books = way.Connector.Books with { Items = [.. way.Connector.Books.Items.Where(item => item.Id != "1200").Select(item => item.Id == "4010" ? item with { Active = false } : item)] };
        Assert.Null((await way.Books.Get<OutsideBooksService>().ReadAsync(way.Connection.Id)).Refusal);
        Assert.Equal("1200 is not in Sage Intacct any more.", await FaultAsync(maps, "1200"));
        Assert.Equal("It is inactive in Sage Intacct.", await FaultAsync(maps, "4010"));
    }

    [Theory]
    [InlineData("none", "GlMap.OutsideMissing")]
    [InlineData("9999", "GlMap.OutsideInactive")]
    [InlineData("9000", "GlMap.TakesNoJournals")]
    [InlineData("100", "GlMap.OutsideMissing")]
    public async Task Only_what_takes_journals_there_can_be_chosen(string outsideId, string code)
    {
        await using var way = await ReadAsync();
        Assert.Equal(code, (await MapAsync(way, "1010", outsideId))!.Code);
    }

    [Fact]
    public async Task A_mapping_is_changed_and_taken_away()
    {
        await using var way = await ReadAsync();
        Assert.Null(await MapAsync(way, "1010", "1200"));
        Assert.Null(await MapAsync(way, "1010", "1010"));
        Assert.Null(await MapAsync(way, "1010", null));
        await using var db = way.Books.Db();
        Assert.Empty(await db.GlMaps.ToListAsync());
    }

    [Fact]
    public async Task A_chart_of_thousands_is_searched_by_number_name_and_path()
    {
        await using var way = await ReadAsync();
        way.Connector.Books = way.Connector.Books with { Items = [.. Enumerable.Range(0, 3_000).Select(n => new OutsideItem(OutsideKind.Account, $"{n}", $"Account {n}") { Number = $"{10_000 + n}", Path = $"Group {n % 10}:Account {n}" })] };
        Assert.Null((await way.Books.Get<OutsideBooksService>().ReadAsync(way.Connection.Id)).Refusal);
        var maps = way.Books.Get<GlMapService>();
        Assert.Equal(["2345"], (await maps.PickAsync(way.Connection.Id, OutsideKind.Account, "12345")).Select(item => item.Id));
        Assert.Equal(["2345"], (await maps.PickAsync(way.Connection.Id, OutsideKind.Account, "12345 account 2345")).Select(item => item.Id));
        Assert.Equal(50, (await maps.PickAsync(way.Connection.Id, OutsideKind.Account, "group 7")).Count);
        Assert.Empty(await maps.PickAsync(way.Connection.Id, OutsideKind.Account, "100%"));
    }

    [Theory]
    [InlineData(AccountingSystem.QuickBooksOnline, QuickBooksClass.Department, OutsideKind.Location, OutsideKind.Class)]
    [InlineData(AccountingSystem.QuickBooksOnline, QuickBooksClass.Branch, OutsideKind.Class, OutsideKind.Location)]
    [InlineData(AccountingSystem.QuickBooksOnline, QuickBooksClass.Unused, OutsideKind.Location, OutsideKind.Location)]
    [InlineData(AccountingSystem.SageIntacct, QuickBooksClass.Branch, OutsideKind.Location, OutsideKind.Department)]
    [InlineData(AccountingSystem.NetSuite, QuickBooksClass.Department, OutsideKind.Location, OutsideKind.Department)]
    public void Branches_and_departments_go_where_the_system_has_a_place_for_them(AccountingSystem system, QuickBooksClass meaning, OutsideKind branch, OutsideKind department) =>
        Assert.Equal((branch, department), (GlDimensions.KindOf(system, meaning, OurKind.Branch), GlDimensions.KindOf(system, meaning, OurKind.Department)));

    private static async Task<Way> ReadAsync()
    {
        var way = await Way.OpenAsync();
        await way.Books.Get<WriteGate>().PassAsync(async () =>
        {
            await using var db = way.Books.Db();
            await db.Companies.ExecuteUpdateAsync(set => set.SetProperty(c => c.Type, CompanyType.WithBranchesNotRequiringBalancing));
        });
        way.Connector.Books = new OutsideBooks
        {
            Name = "Books over there",
            Items =
            [
                Account("1010", "Checking"), Account("1200", "Receivables") with { Trait = OutsideTrait.NeedsCustomer }, Account("4010", "Dues"), Account("9999", "Old") with { Active = false },
                Account("9000", "Statistics") with { Trait = OutsideTrait.TakesNoJournals }, new(OutsideKind.Location, "100", "Headquarters"), new(OutsideKind.Customer, "C1", "Members"),
            ],
        };
        Assert.Null((await way.Books.Get<OutsideBooksService>().ReadAsync(way.Connection.Id)).Refusal);
        return way;
    }

    private static OutsideItem Account(string number, string name) => new(OutsideKind.Account, number, name) { Number = number };

    private static Task<BatchLedger.Refusals.Refusal?> MapAsync(Way way, string code, string? outsideId) =>
        way.Books.Get<GlMapService>().SaveAsync(new GlMapDraft("ARG", OurKind.Account, way.Association.Accounts[code].Id, outsideId));

    private static async Task<string?> FaultAsync(GlMapService maps, string code) => (await maps.FindAsync("ARG"))!.Find(OurKind.Account, code)!.Fault("Sage Intacct");
}
