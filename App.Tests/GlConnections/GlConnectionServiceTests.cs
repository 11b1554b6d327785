using BatchLedger.Data;
using BatchLedger.Features;
using BatchLedger.GlConnections;
using BatchLedger.GlDeliveries;
using BatchLedger.Ledgers;
using BatchLedger.OutsideGl;
using BatchLedger.People;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.GlConnections;

/// <summary>A connection is made, changed, cut off and removed; what it refuses it refuses before anything goes out.</summary>
public sealed class GlConnectionServiceTests
{
    [Fact, Rule("S2.1")]
    public async Task Without_the_feature_nothing_is_connected_and_the_way_out_is_named()
    {
        await using var way = await Way.OpenAsync();
        await SqlAsync(way.Books, """UPDATE "Features" SET "GlIntegration" = 0""");
        var (draft, service) = (await Way.DraftNowAsync(way.Books, "ARG"), way.Books.Get<GlConnectionService>());
        var (_, refusal) = await service.SaveAsync(draft);
        Assert.Equal("Features.Off", refusal!.Code);
        Assert.Contains("/settings", refusal.Links[0].Address, StringComparison.Ordinal);
        Assert.Equal("Features.Off", (await way.Books.Get<OutsideBooksService>().TestAsync(way.Connection.Id)).Refusal!.Code);
        Assert.Equal(0, way.Connector.SignIns);
    }

    [Fact]
    public async Task A_system_that_takes_files_only_says_so()
    {
        await using var way = await Way.OpenAsync();
        await Way.KeepsBooksInAsync(way.Books, way.Association.Company, AccountingSystem.Xero);
        var view = await way.Books.Get<GlConnectionService>().FindAsync("ARG");
        Assert.Equal("Company ARG keeps its books in Xero, which takes files and no direct connection. QuickBooks Online, Sage Intacct and NetSuite can be connected.", view!.WhyNotConnect!.Message);
    }

    [Fact]
    public async Task The_usual_first_day_is_the_start_of_the_earliest_open_period()
    {
        await using var way = await Way.OpenAsync();
        await way.Association.ClosePeriodAsync(1);
        Assert.Equal(new DateOnly(2026, 2, 1), (await way.Books.Get<GlConnectionService>().FindAsync("ARG"))!.UsualFrom);
    }

    [Fact]
    public async Task What_the_connector_says_of_the_fields_is_said_before_anything_is_saved()
    {
        await using var way = await Way.OpenAsync();
        var draft = await Way.DraftNowAsync(way.Books, "ARG");
        draft.Values["Company"] = "evil.example/x";
        Assert.Equal("Scripted.Company", (await way.Books.Get<GlConnectionService>().SaveAsync(draft)).Refusal!.Code);
        Assert.Equal("ARG", (await way.NowAsync()).Fields["Company"]);
    }

    [Fact]
    public async Task A_stand_in_needs_an_address_on_this_machine_in_the_configuration()
    {
        await using var way = await Way.OpenAsync();
        var draft = await Way.DraftNowAsync(way.Books, "ARG");
        draft.Site = GlSite.StandIn;
        Assert.Equal("GlConnections.NoStandIn", (await way.Books.Get<GlConnectionService>().SaveAsync(draft)).Refusal!.Code);

        // Set to a stand-in that is not there any more, it never falls back to the real system.
        await SqlAsync(way.Books, """UPDATE "GlConnections" SET "Site" = 'StandIn'""");
        Assert.Equal(AnswerClass.ConfigError, (await way.OpenSessionAsync()).Why!.Class);
        Assert.Equal(0, way.Connector.SignIns);
    }

    [Fact]
    public async Task Somebody_elses_change_is_not_written_over()
    {
        await using var way = await Way.OpenAsync();
        var (mine, theirs) = (await Way.DraftNowAsync(way.Books, "ARG"), await Way.DraftNowAsync(way.Books, "ARG"));
        theirs.Sending = Sending.Automatic;
        Assert.Null((await way.Books.Get<GlConnectionService>().SaveAsync(theirs)).Refusal);
        Assert.Equal("Data.Stale", (await way.Books.Get<GlConnectionService>().SaveAsync(mine)).Refusal!.Code);
    }

    [Fact]
    public async Task A_renewed_token_does_not_make_a_form_stale_and_other_terms_end_the_session()
    {
        await using var way = await Way.OpenAsync();
        var draft = await Way.DraftNowAsync(way.Books, "ARG");
        await way.OpenSessionAsync();
        draft.Sending = Sending.Automatic;
        Assert.Null((await way.Books.Get<GlConnectionService>().SaveAsync(draft)).Refusal);
        Assert.NotNull(await way.TokenAsync());

        draft = await Way.DraftNowAsync(way.Books, "ARG");
        draft.Values["Password"] = "another";
        Assert.Null((await way.Books.Get<GlConnectionService>().SaveAsync(draft)).Refusal);
        Assert.Null(await way.TokenAsync());
        Assert.Equal(ConnectionState.Draft, (await way.NowAsync()).State);
    }

    [Fact]
    public async Task Other_books_take_the_mapping_away_and_are_refused_while_journals_are_in_the_old_ones()
    {
        await using var way = await Way.OpenAsync();
        await way.Books.PutAsync(new GlMap { CompanyId = way.Association.Company.Id, ConnectionId = way.Connection.Id, Kind = OurKind.Account, OurId = 1, OutsideId = "35" });
        var service = way.Books.Get<GlConnectionService>();
        var draft = await Way.DraftNowAsync(way.Books, "ARG");
        draft.Values["Company"] = "OTHER";
        Assert.Null((await service.SaveAsync(draft)).Refusal);
        await using (var db = way.Books.Db()) Assert.Empty(await db.GlMaps.ToListAsync());

        await SqlAsync(way.Books, "PRAGMA foreign_keys = OFF", $"""
            INSERT INTO "GlDeliveries" ("CompanyId", "ConnectionId", "JournalEntryId", "Key", "State", "AfterCheck", "Approval", "AskedAt", "AskedBy", "Attempts", "LookUps", "Refusals", "DueAt", "Fence", "Version", "ChangedAt", "ChangedBy")
            VALUES ({way.Association.Company.Id}, {way.Connection.Id}, 1, 'bl-1', 'Recorded', 'Stop', 'Posted', 0, 'x', 0, 0, 0, 0, 0, 1, 0, 'x')
            """);
        draft = await Way.DraftNowAsync(way.Books, "ARG");
        draft.Site = GlSite.Sandbox;
        Assert.Equal("GlConnections.BooksStay", (await service.SaveAsync(draft)).Refusal!.Code);
        Assert.Equal("GlConnections.HasDeliveries", (await service.RemoveAsync(way.Connection.Id, draft.Version))!.Code);
    }

    [Fact]
    public async Task Disconnecting_forgets_secrets_and_tokens_and_then_it_can_be_removed()
    {
        await using var way = await Way.OpenAsync();
        await way.OpenSessionAsync();
        var service = way.Books.Get<GlConnectionService>();
        Assert.Equal("GlConnections.StillConnected", (await service.RemoveAsync(way.Connection.Id, (await way.NowAsync()).Version))!.Code);
        Assert.Null((await way.Books.Get<GlSignInService>().DisconnectAsync(way.Connection.Id, (await way.NowAsync()).Version)).Refusal);

        var connection = await way.NowAsync();
        Assert.Equal((ConnectionState.Draft, null, null), (connection.State, connection.SealedSecrets, (await way.TokenAsync())?.Sealed));
        Assert.Null(await service.RemoveAsync(way.Connection.Id, connection.Version));
        await using var db = way.Books.Db();
        Assert.Empty(await db.GlConnections.ToListAsync());
    }

    [Fact]
    public async Task Why_nothing_can_be_sent_is_said_in_order()
    {
        await using var way = await Way.OpenAsync();
        await using var db = way.Books.Db();
        var (company, features) = (await db.Companies.SingleAsync(), await db.FeaturesAsync(default));
        var connection = await way.NowAsync();
        Assert.Equal("GlConnections.NotConnected", GlConnectionRefusals.WhyNotSend(company, null, features)!.Code);
        Assert.Equal("GlConnections.NotConnected", GlConnectionRefusals.WhyNotSend(company, connection, features)!.Code);
        connection.State = ConnectionState.NeedsSignIn;
        Assert.Equal("GlConnections.NeedsSignIn", GlConnectionRefusals.WhyNotSend(company, connection, features)!.Code);
        connection.State = ConnectionState.Connected;
        Assert.Null(GlConnectionRefusals.WhyNotSend(company, connection, features));
        features.Turn(Feature.GlIntegration, Switch.Off);
        Assert.Equal("Features.Off", GlConnectionRefusals.WhyNotSend(company, connection, features)!.Code);
    }

    [Fact]
    public async Task An_accountant_maps_but_does_not_connect()
    {
        await using var way = await Way.OpenAsync();
        way.Books.Actor = Books.Person("A. Count", Role.Accountant);
        Assert.Equal("People.NotAllowed", (await way.Books.Get<GlConnectionService>().SaveAsync(Way.Draft(way.Association.Company))).Refusal!.Code);
        Assert.Equal("People.NotAllowed", (await way.Books.Get<OutsideBooksService>().TestAsync(way.Connection.Id)).Refusal!.Code);
        Assert.Null((await way.Books.Get<OutsideBooksService>().ReadAsync(way.Connection.Id)).Refusal);
    }

    private static Task SqlAsync(Books books, params string[] statements) => books.Get<WriteGate>().PassAsync(async () =>
    {
        await using var db = books.Db();
        await db.Database.OpenConnectionAsync();
        foreach (var sql in statements) await db.Database.ExecuteSqlRawAsync(sql);
    });
}
