using System.Web;
using BatchLedger.FakeGl;
using BatchLedger.GlConnections;
using BatchLedger.Ledgers;
using BatchLedger.OutsideGl;
using BatchLedger.People;
using BatchLedger.QuickBooksOnline;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BatchLedger.Tests.GlConnections;

/// <summary>Attack A16 and the road itself: signing in to QuickBooks Online on its own page, against the stand-in.</summary>
public sealed class SignInTests : IAsyncLifetime
{
    private static readonly HttpClient Browser = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    private FakeLedger fake = null!;
    private Books books = null!;
    private Association association = null!;
    private GlConnection connection = null!;

    public async ValueTask InitializeAsync()
    {
        fake = await FakeLedger.StartAsync(FakeSystem.QuickBooksOnline);
        books = await Books.OpenAsync(services => services.Replace(ServiceDescriptor.Singleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?> { ["StandIns:QuickBooksOnline"] = fake.Address.ToString(), ["PublicUrl"] = "https://ledger.example.org" }).Build())));
        association = await Association.FoundAsync(books);
        await Way.KeepsBooksInAsync(books, association.Company, AccountingSystem.QuickBooksOnline);
        books.Actor = Person(1, "session-1");
        connection = (await books.Get<GlConnectionService>().SaveAsync(Draft())).Value!;
    }

    [Fact]
    public async Task Signing_in_connects_and_reads_the_books()
    {
        var back = await AllowAsync();
        Assert.Equal(new SignInEnd(SignInResult.Connected, "ARG"), (await FinishAsync(back)).Value);
        var now = await NowAsync();
        Assert.Equal((ConnectionState.Connected, fake.Books.CompanyName, FakeQuickBooksCompany.Realm, null), (now.State, now.BooksName, now.Fields[QuickBooksFields.Realm], now.Trouble));
        Assert.NotNull((await books.Get<GlSessions>().OpenAsync(connection.Id, null, default)).Session);
    }

    [Fact]
    public async Task The_way_back_is_the_configured_address()
    {
        var address = (await books.Get<GlSignInService>().BeginAsync(connection.Id)).Value!.Address;
        var query = HttpUtility.ParseQueryString(address.Query);
        Assert.Equal(("https://ledger.example.org/connect/qbo", "S256", fake.Address.Authority), (query["redirect_uri"], query["code_challenge_method"], address.Authority));
        Assert.True(query["state"]!.Length >= 43);
        await using var db = books.Db();
        var row = await db.Set<GlSignIn>().SingleAsync();
        Assert.DoesNotContain(query["state"]!, row.StateHash + row.SealedVerifier, StringComparison.Ordinal);
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6), InlineData(7), InlineData(8), InlineData(9), InlineData(10)]
    public async Task What_is_not_ours_or_not_now_connects_nothing(int round)
    {
        var back = await AllowAsync();
        await RefusedAsync(back with { State = back.State + round }, SignInResult.Strange);
        await RefusedAsync(back with { State = null }, SignInResult.Strange);
        books.Actor = Person(1, $"session-after-sign-out-{round}");
        await RefusedAsync(back, SignInResult.NotYours);
        books.Actor = Person(2, "session-1");
        await RefusedAsync(back, SignInResult.NotYours);
        books.Actor = Books.Person("A. Count", Role.Accountant) with { UserId = 1, Session = "session-1" };
        Assert.Equal("People.NotAllowed", (await FinishAsync(back)).Refusal!.Code);

        books.Actor = Person(1, "session-1");
        books.Clock.Advance(TimeSpan.FromMinutes(10));
        await RefusedAsync(back, SignInResult.Expired);
        await RefusedAsync(back, SignInResult.Used);
        Assert.Equal(0, fake.Books.Requests.GetValueOrDefault(FakeDeed.SignIn));
    }

    [Fact]
    public async Task The_same_address_works_once_however_often_it_is_opened()
    {
        var back = await AllowAsync();
        var ends = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => FinishAsync(back))));
        Assert.Single(ends, end => end.Value!.Result is SignInResult.Connected);
        Assert.Equal(9, ends.Count(end => end.Value!.Result is SignInResult.Used));
        Assert.Equal(1, fake.Books.Requests[FakeDeed.SignIn]);
    }

    [Fact]
    public async Task A_code_of_another_sign_in_is_worth_nothing_with_this_state()
    {
        var (first, second) = (await AllowAsync(), await AllowAsync());
        Assert.Equal(SignInResult.Failed, (await FinishAsync(first with { Code = second.Code })).Value!.Result);
        Assert.Equal(ConnectionState.Draft, (await NowAsync()).State);
        Assert.NotNull((await NowAsync()).Trouble);
    }

    [Fact]
    public async Task Refusing_over_there_changes_nothing_and_says_so()
    {
        var back = await AllowAsync("refuse");
        Assert.Equal("access_denied", back.Error);
        await RefusedAsync(back, SignInResult.Declined);
    }

    [Fact]
    public async Task A_realm_that_is_none_is_refused_before_the_code_is_redeemed()
    {
        var back = await AllowAsync();
        Assert.Equal(SignInResult.Failed, (await FinishAsync(back with { Realm = "1/../2" })).Value!.Result);
        Assert.Equal(0, fake.Books.Requests.GetValueOrDefault(FakeDeed.SignIn));
    }

    [Fact]
    public async Task Another_company_over_there_takes_the_mapping_away_and_is_told()
    {
        await FinishAsync(await AllowAsync());
        await books.PutAsync(new GlMap { CompanyId = association.Company.Id, ConnectionId = connection.Id, Kind = OurKind.Account, OurId = 1, OutsideId = "35" });
        var back = await AllowAsync();
        Assert.Equal(SignInResult.OtherBooks, (await FinishAsync(back with { Realm = "42" })).Value!.Result);
        await using var db = books.Db();
        Assert.Empty(await db.GlMaps.ToListAsync());
        Assert.Contains(await db.AuditRows.Select(row => row.After).ToListAsync(), text => text == "Company ID: 42");
    }

    [Fact]
    public async Task Terms_that_change_meanwhile_throw_the_sign_in_away()
    {
        var back = await AllowAsync();
        var draft = await Way.DraftNowAsync(books, "ARG");
        draft.Values[QuickBooksFields.ClientSecret] = "another";
        Assert.Null((await books.Get<GlConnectionService>().SaveAsync(draft)).Refusal);
        await RefusedAsync(back, SignInResult.Strange);
    }

    [Fact]
    public async Task Disconnecting_makes_the_tokens_worthless_over_there()
    {
        await FinishAsync(await AllowAsync());
        var (session, _) = await books.Get<GlSessions>().OpenAsync(connection.Id, null, default);
        var (done, refusal) = await books.Get<GlSignInService>().DisconnectAsync(connection.Id, (await NowAsync()).Version);
        Assert.Null(refusal);
        Assert.Null(done!.Told);
        var connector = books.Get<GlConnectors>().Of(AccountingSystem.QuickBooksOnline);
        Assert.Equal(AnswerClass.AuthRefresh, (await connector.ReadBooksAsync(session!, default)).Answer.Class);
        Assert.Equal(AnswerClass.AuthReconnect, (await connector.SignInAsync(session!.Terms, session.Tokens, default)).Answer.Class);
    }

    [Fact]
    public async Task Nobody_without_a_browser_begins()
    {
        books.Actor = Actor.System("command line");
        Assert.Equal("GlConnections.NoBrowser", (await books.Get<GlSignInService>().BeginAsync(connection.Id)).Refusal!.Code);
    }

    private async Task RefusedAsync(SignInReturn back, SignInResult result)
    {
        Assert.Equal(result, (await FinishAsync(back)).Value!.Result);
        Assert.Equal(ConnectionState.Draft, (await NowAsync()).State);
    }

    private Task<BatchLedger.Refusals.Outcome<SignInEnd>> FinishAsync(SignInReturn back) => books.Get<SignInReturnService>().FinishAsync(back);

    private async Task<SignInReturn> AllowAsync(string decision = "allow")
    {
        var (start, refusal) = await books.Get<GlSignInService>().BeginAsync(connection.Id);
        Assert.Null(refusal);
        var asked = HttpUtility.ParseQueryString(start!.Address.Query);
        using var form = new FormUrlEncodedContent(asked.AllKeys.Select(key => KeyValuePair.Create(key!, asked[key]!)).Append(new("decision", decision)));
        using var answer = await Browser.PostAsync(new Uri(start.Address.GetLeftPart(UriPartial.Path)), form);
        var goal = answer.Headers.Location!;
        Assert.StartsWith("https://ledger.example.org/connect/qbo?", goal.ToString(), StringComparison.Ordinal);
        var query = HttpUtility.ParseQueryString(goal.Query);
        return new SignInReturn(query["state"], query["code"], query["realmId"], query["error"]);
    }

    private GlConnectionDraft Draft()
    {
        var draft = new GlConnectionDraft { CompanyId = association.Company.Id, Site = GlSite.StandIn, From = new DateOnly(2026, 1, 1) };
        (draft.Values[QuickBooksFields.ClientId], draft.Values[QuickBooksFields.ClientSecret]) = ("client", Way.Canary);
        return draft;
    }

    private async Task<GlConnection> NowAsync()
    {
        await using var db = books.Db();
        return await db.GlConnections.SingleAsync();
    }

    private static Actor Person(int user, string session) => Books.Person("D. Admin", Role.Administrator) with { UserId = user, Session = session };

    public async ValueTask DisposeAsync()
    {
        await books.DisposeAsync();
        await fake.DisposeAsync();
    }
}
