using BatchLedger.Data;
using BatchLedger.Live;
using BatchLedger.OutsideGl;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.GlConnections;

/// <summary>Reads the outside books and keeps what the mapping page shows of them.</summary>
public sealed class OutsideBooksKeeper(GlSessions sessions, GlConnectors connectors, IDbContextFactory<AppDbContext> dbs, WriteGate gate, TimeProvider clock, Bell bell)
{
    public async Task<BooksAnswer> RefreshAsync(int connectionId, CancellationToken token)
    {
        var answer = await ReadAsync(connectionId, token);
        if (answer.Books is { } books) await KeepAsync(connectionId, books, token);
        else await sessions.TellAsync(connectionId, answer.Answer);
        return answer;
    }

    private async Task<BooksAnswer> ReadAsync(int connectionId, CancellationToken token)
    {
        OutsideTokens? refused = null;
        for (var renewed = false; ; renewed = true)
        {
            var (session, why) = await sessions.OpenAsync(connectionId, refused, token);
            if (session is null) return new BooksAnswer(null, why!);
            var answer = await connectors.Of(session.Terms.System).ReadBooksAsync(session, token);
            if (answer.Answer.Class is not AnswerClass.AuthRefresh || renewed) return answer;
            refused = session.Tokens;
        }
    }

    // Only what is different: a chart of thousands is read before each validation and seldom changes.
    private async Task KeepAsync(int connectionId, OutsideBooks books, CancellationToken token)
    {
        var read = books.Items.Where(item => item.Kind is not OutsideKind.Currency).Select(item => RowOf(connectionId, item)).DistinctBy(KeyOf).ToDictionary(KeyOf);
        await gate.PassAsync(async () =>
        {
            await using var db = await dbs.CreateDbContextAsync(token);
            await using var transaction = await db.Database.BeginTransactionAsync(token);
            var connection = await db.GlConnections.FirstOrDefaultAsync(c => c.Id == connectionId, token);
            if (connection is null) return;
            (connection.BooksName, connection.BooksReadAt, connection.Trouble) = (Cut(books.Name), clock.GetUtcNow(), null);

            var kept = await db.Set<GlBookItem>().Where(i => i.ConnectionId == connectionId).ToListAsync(token);
            var same = kept.Where(item => read.GetValueOrDefault(KeyOf(item)) is { } now && WordsOf(now) == WordsOf(item)).Select(KeyOf).ToHashSet();
            db.RemoveRange(kept.Where(item => !same.Contains(KeyOf(item))));
            await db.SaveChangesAsync(token);
            db.AddRange(read.Where(pair => !same.Contains(pair.Key)).Select(pair => pair.Value));
            await db.SaveChangesAsync(token);
            await transaction.CommitAsync(token);
        }, token);
        bell.Ring([Topics.Connections]);
    }

    private static GlBookItem RowOf(int connectionId, OutsideItem item) => new()
    {
        ConnectionId = connectionId, Kind = item.Kind, OutsideId = item.Id, Name = Cut(item.Name), Number = item.Number, Path = item.Path is null ? null : Cut(item.Path),
        Active = item.Active, Trait = item.Trait,
    };

    private static (OutsideKind, string) KeyOf(GlBookItem item) => (item.Kind, item.OutsideId);

    private static (string, string?, string?, bool, OutsideTrait) WordsOf(GlBookItem item) => (item.Name, item.Number, item.Path, item.Active, item.Trait);

    private static string Cut(string text) => text.Length > GlConnection.TextLength ? text[..GlConnection.TextLength] : text;
}
