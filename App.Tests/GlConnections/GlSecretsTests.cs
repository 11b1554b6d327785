using System.Text;
using BatchLedger.Data;
using BatchLedger.GlConnections;
using BatchLedger.OutsideGl;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.GlConnections;

/// <summary>What is typed as a secret is sealed to its row, shown nowhere, and said to be lost when its keys are.</summary>
public sealed class GlSecretsTests
{
    [Fact]
    public async Task A_copy_of_the_database_shows_no_secret_and_no_token()
    {
        await using var way = await Way.OpenAsync();
        await way.OpenSessionAsync();
        await way.Books.Get<WriteGate>().PassAsync(async () =>
        {
            await using var db = way.Books.Db();
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        });
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();

        var files = Directory.GetFiles(way.Books.Folder.Path, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith("lock", StringComparison.Ordinal)).ToList();
        Assert.Contains(files, file => Holds(file, "ledger-bot"));
        foreach (var secret in new[] { Way.Canary, "access-1", "refresh of access-1" }) Assert.DoesNotContain(files, file => Holds(file, secret));
    }

    [Fact]
    public async Task Neither_words_nor_the_trail_nor_the_page_know_a_secret()
    {
        await using var way = await Way.OpenAsync();
        var (session, _) = await way.OpenSessionAsync();
        var view = await way.Books.Get<GlConnectionService>().FindAsync("ARG");
        await using var db = way.Books.Db();
        var trail = await db.AuditRows.Select(row => row.Action + row.Record + row.Before + row.After).ToListAsync();

        Assert.Equal("", GlConnectionDraft.Of(view!).Values["Password"]);
        Assert.Equal(["Password"], view!.Kept);
        string[] said = [$"{session}", $"{session!.Terms}", $"{session.Tokens}", $"{view}", $"{FieldValues.Empty.With("a", Way.Canary)}", $"{await way.TokenAsync()}", $"{new OutsideRequest(HttpMethod.Post, new Uri("https://x.example")) { Body = Way.Canary }}", .. trail];
        Assert.Contains(said, text => text.Contains("Password: entered anew", StringComparison.Ordinal));
        foreach (var text in said)
        {
            Assert.DoesNotContain(Way.Canary, text, StringComparison.Ordinal);
            Assert.DoesNotContain("access-1", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_token_moved_to_another_row_opens_no_more()
    {
        await using var way = await Way.OpenAsync();
        await way.OpenSessionAsync();
        var other = await Association.FoundAsync(way.Books, "ZZZ");
        await Way.KeepsBooksInAsync(way.Books, other.Company, BatchLedger.Ledgers.AccountingSystem.SageIntacct);
        var second = (await way.Books.Get<GlConnectionService>().SaveAsync(Way.Draft(other.Company))).Value!;
        await SwapAsync(way.Books, $"""UPDATE "GlConnections" SET "SealedSecrets" = (SELECT c."SealedSecrets" FROM "GlConnections" c WHERE c."Id" = {way.Connection.Id}) WHERE "Id" = {second.Id}""");

        var (session, why) = await way.Books.Get<GlSessions>().OpenAsync(second.Id, null, default);

        Assert.Null(session);
        Assert.Contains("must be entered again", why!.Message, StringComparison.Ordinal);
        Assert.Equal(1, way.Connector.SignIns);
    }

    [Fact]
    public async Task Lost_keys_are_said_and_the_secret_can_be_entered_again()
    {
        await using var way = await Way.OpenAsync();
        await SwapAsync(way.Books, """UPDATE "GlConnections" SET "SealedSecrets" = 'CfDJ8lost'""");
        var service = way.Books.Get<GlConnectionService>();

        Assert.Contains("must be entered again", (await service.FindAsync("ARG"))!.SecretsLost!.Message, StringComparison.Ordinal);
        Assert.Contains("must be entered again", (await way.Books.Get<OutsideBooksService>().TestAsync(way.Connection.Id)).Refusal!.Message, StringComparison.Ordinal);
        var draft = await Way.DraftNowAsync(way.Books, "ARG");
        Assert.Equal("Text.Missing", (await service.SaveAsync(draft)).Refusal!.Code);
        draft.Values["Password"] = "another";
        Assert.Null((await service.SaveAsync(draft)).Refusal);
        Assert.Null((await way.Books.Get<OutsideBooksService>().TestAsync(way.Connection.Id)).Refusal);
    }

    [Fact]
    public async Task An_empty_secret_keeps_what_is_there()
    {
        await using var way = await Way.OpenAsync();
        var draft = await Way.DraftNowAsync(way.Books, "ARG");
        draft.Values["User"] = "another-bot";
        Assert.Null((await way.Books.Get<GlConnectionService>().SaveAsync(draft)).Refusal);
        var (session, _) = await way.OpenSessionAsync();
        Assert.Equal((Way.Canary, "another-bot"), (session!.Terms["Password"], session.Terms["User"]));
    }

    private static Task SwapAsync(Books books, string sql) => books.Get<WriteGate>().PassAsync(async () =>
    {
        await using var db = books.Db();
        await db.Database.ExecuteSqlRawAsync(sql);
    });

    private static bool Holds(string file, string text)
    {
        // The database's own helper files come and go.
        if (!File.Exists(file)) return false;
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
    }
}
