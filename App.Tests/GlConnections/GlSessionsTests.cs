using BatchLedger.Data;
using BatchLedger.GlConnections;
using BatchLedger.OutsideGl;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BatchLedger.Tests.GlConnections;

/// <summary>Tokens under one lock: one renewal, the newest kept, and nothing that was saved is lost.</summary>
public sealed class GlSessionsTests
{
    [Theory, InlineData(2), InlineData(20)]
    public async Task Workers_who_find_the_token_over_renew_it_once_and_all_get_the_newest(int workers)
    {
        await using var way = await Way.OpenAsync();
        await way.OpenSessionAsync();
        way.Books.Clock.Advance(TimeSpan.FromHours(2));
        way.Connector.OnSignIn = async _ => { await Task.Delay(50); return null; };

        var sessions = await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(() => way.OpenSessionAsync())));

        Assert.Equal(2, way.Connector.SignIns);
        Assert.All(sessions, session => Assert.Equal("access-2", session.Session!.Tokens!.Access));
        Assert.Equal(2, (await way.TokenAsync())!.Number);
    }

    [Theory, InlineData(2), InlineData(20)]
    public async Task Workers_whose_token_was_refused_renew_it_once(int workers)
    {
        await using var way = await Way.OpenAsync();
        var (session, _) = await way.OpenSessionAsync();

        var sessions = await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(() => way.OpenSessionAsync(session!.Tokens))));

        Assert.Equal(2, way.Connector.SignIns);
        Assert.All(sessions, found => Assert.Equal("access-2", found.Session!.Tokens!.Access));
    }

    [Fact]
    public async Task A_token_that_lasts_is_not_renewed()
    {
        await using var way = await Way.OpenAsync();
        await way.OpenSessionAsync();
        way.Books.Clock.Advance(TimeSpan.FromMinutes(58));
        await way.OpenSessionAsync();
        Assert.Equal(1, way.Connector.SignIns);
        way.Books.Clock.Advance(TimeSpan.FromMinutes(1));
        await way.OpenSessionAsync();
        Assert.Equal(2, way.Connector.SignIns);
    }

    [Fact]
    public async Task Another_process_that_was_quicker_wins_and_its_token_is_used()
    {
        await using var way = await Way.OpenAsync();
        await way.OpenSessionAsync();
        way.Books.Clock.Advance(TimeSpan.FromHours(2));
        way.Connector.OnSignIn = async _ =>
        {
            await way.Books.Get<WriteGate>().PassAsync(async () =>
            {
                await using var db = way.Books.Db();
                var row = await db.Set<GlToken>().SingleAsync();
                (row.Number, row.Sealed, row.AccessUntil) = (row.Number + 1, way.Books.Get<GlSeal>().Seal(way.Connection, way.Connector.Tokens("of the other process")), way.Books.Clock.GetUtcNow().AddHours(1));
                await db.SaveChangesAsync();
            });
            return null;
        };

        var (session, _) = await way.OpenSessionAsync();

        Assert.Equal("of the other process", session!.Tokens!.Access);
        Assert.Equal(2, (await way.TokenAsync())!.Number);
    }

    [Fact]
    public async Task A_process_that_dies_while_it_renews_loses_nothing_that_was_saved()
    {
        await using var way = await Way.OpenAsync();
        await way.OpenSessionAsync();
        way.Books.Clock.Advance(TimeSpan.FromHours(2));
        var (asked, never) = (new TaskCompletionSource(), new TaskCompletionSource<SignInAnswer?>());
        way.Connector.OnSignIn = _ => { asked.SetResult(); return never.Task; };
        _ = way.OpenSessionAsync();
        await asked.Task;

        ScriptedConnector? connector = null;
        await using var after = Books.Over(CopyOf(way.Books), services => Way.Script(services, () => connector!));
        after.Clock.Advance(TimeSpan.FromHours(2));
        OutsideTokens? held = null;
        connector = new ScriptedConnector(after.Clock) { OnSignIn = tokens => { held = tokens; return Task.FromResult<SignInAnswer?>(null); } };
        var (session, _) = await after.Get<GlSessions>().OpenAsync(way.Connection.Id, null, default);

        Assert.Equal("refresh of access-1", held!.Refresh);
        Assert.Equal("access-1", session!.Tokens!.Access);
        never.SetResult(null);
    }

    [Fact]
    public async Task Somebody_who_leaves_while_a_token_is_renewed_does_not_lose_it()
    {
        await using var way = await Way.OpenAsync();
        using var leaving = new CancellationTokenSource();
        way.Connector.OnSignIn = async _ => { await leaving.CancelAsync(); return null; };
        await way.Books.Get<GlSessions>().OpenAsync(way.Connection.Id, null, leaving.Token);
        Assert.Equal(1, (await way.TokenAsync())!.Number);
    }

    [Fact]
    public async Task A_sign_in_that_is_refused_needs_a_person_and_is_not_tried_again()
    {
        await using var way = await Way.OpenAsync();
        way.Connector.OnSignIn = _ => Task.FromResult<SignInAnswer?>(new(null, GlAnswer.Of(AnswerClass.AuthReconnect, "The password is wrong.")));
        for (var attempt = 0; attempt < 3; attempt++) Assert.Equal(AnswerClass.AuthReconnect, (await way.OpenSessionAsync()).Why!.Class);

        Assert.Equal(1, way.Connector.SignIns);
        var connection = await way.NowAsync();
        Assert.Equal((ConnectionState.NeedsSignIn, "The password is wrong."), (connection.State, connection.Trouble));

        // A person who tests, tries again.
        way.Connector.OnSignIn = _ => Task.FromResult<SignInAnswer?>(null);
        Assert.Null((await way.Books.Get<OutsideBooksService>().TestAsync(way.Connection.Id)).Refusal);
        Assert.Equal((ConnectionState.Connected, null), ((await way.NowAsync()).State, (await way.NowAsync()).Trouble));
    }

    [Fact]
    public async Task A_sign_in_without_an_answer_is_tried_later_and_says_nothing_of_the_journal()
    {
        await using var way = await Way.OpenAsync();
        way.Connector.OnSignIn = _ => Task.FromResult<SignInAnswer?>(new(null, GlAnswer.Of(AnswerClass.Unknown, "No answer.")));
        Assert.Equal(AnswerClass.Transient, (await way.OpenSessionAsync()).Why!.Class);
        Assert.Equal((ConnectionState.Draft, null), ((await way.NowAsync()).State, (await way.NowAsync()).Trouble));
    }

    [Fact]
    public async Task Books_are_read_with_a_renewed_token_and_a_second_refusal_needs_a_person()
    {
        await using var way = await Way.OpenAsync();
        var keeper = way.Books.Get<OutsideBooksKeeper>();
        way.Connector.OnRead = session => session.Tokens!.Access == "access-1" ? new(null, GlAnswer.Of(AnswerClass.AuthRefresh, "Over.")) : new(way.Connector.Books, GlAnswer.Of(AnswerClass.List, ""));
        Assert.NotNull((await keeper.RefreshAsync(way.Connection.Id, default)).Books);
        Assert.Equal((2, "Books over there"), (way.Connector.SignIns, (await way.NowAsync()).BooksName));

        way.Connector.OnRead = _ => new(null, GlAnswer.Of(AnswerClass.AuthRefresh, "Over again."));
        Assert.Null((await keeper.RefreshAsync(way.Connection.Id, default)).Books);
        Assert.Equal((ConnectionState.NeedsSignIn, "Over again."), ((await way.NowAsync()).State, (await way.NowAsync()).Trouble));
    }

    private static string CopyOf(Books books)
    {
        var copy = Directory.CreateTempSubdirectory("batchledger-after-").FullName;
        Directory.CreateDirectory(new DataFolder(copy).Keys);
        foreach (var file in Directory.GetFiles(books.Folder.Path)) if (!file.EndsWith("lock", StringComparison.Ordinal)) File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        foreach (var file in Directory.GetFiles(books.Folder.Keys)) File.Copy(file, Path.Combine(new DataFolder(copy).Keys, Path.GetFileName(file)));
        return copy;
    }
}
