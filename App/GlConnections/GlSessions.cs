using System.Collections.Concurrent;
using BatchLedger.Ledgers;
using BatchLedger.OutsideGl;

namespace BatchLedger.GlConnections;

/// <summary>The right to call an outside system, renewed when it is over. One renewal of a connection at a time: two at once would lose the newer token.</summary>
public sealed class GlSessions(GlAccess access, GlConnectors connectors, GlTokenStore store, TimeProvider clock)
{
    // So that a token does not end under way.
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<int, SemaphoreSlim> doors = new();

    /// <summary>A session, or why there is none; then nothing was sent. <paramref name="refused"/> are tokens that were just answered with AuthRefresh.</summary>
    public async Task<(GlSession? Session, GlAnswer? Why)> OpenAsync(int connectionId, OutsideTokens? refused, CancellationToken token)
    {
        var door = doors.GetOrAdd(connectionId, _ => new SemaphoreSlim(1, 1));
        await door.WaitAsync(token);
        try
        {
            var (session, why) = await OpenAloneAsync(connectionId, refused, token);
            if (why is not null) await store.TellAsync(connectionId, why);
            return (session, why);
        }
        finally
        {
            door.Release();
        }
    }

    /// <summary>Notes what an answer to a call says of the connection itself: AuthReconnect, or AuthRefresh after a renewal, needs a person; a ConfigError is shown.</summary>
    public Task TellAsync(int connectionId, GlAnswer why) =>
        why.Class is AnswerClass.AuthReconnect or AnswerClass.AuthRefresh or AnswerClass.ConfigError ? store.TellAsync(connectionId, why) : Task.CompletedTask;

    private async Task<(GlSession? Session, GlAnswer? Why)> OpenAloneAsync(int connectionId, OutsideTokens? refused, CancellationToken token)
    {
        var (opened, why) = await access.OpenAsync(connectionId, token);
        if (opened is null) return (null, why);
        if (opened.Connection.State is ConnectionState.NeedsSignIn)
            return (null, GlAnswer.Of(AnswerClass.AuthReconnect, opened.Connection.Trouble ?? GlConnectionRefusals.NeedsSignIn(opened.Connection).Message));
        if (IsGood(opened.Tokens, refused)) return (new GlSession(opened.Terms, opened.Tokens), null);
        var connector = connectors.Of(opened.Connection.System);
        if (connector is ISignsInByBrowser && opened.Tokens?.Refresh is null)
            return (null, GlAnswer.Of(AnswerClass.AuthReconnect, $"Nobody has signed in to {opened.Connection.System.InWords()} yet."));

        // Not to be cancelled: once asked, an old token may be worth nothing, and the new one must be kept.
        var answer = await connector.SignInAsync(opened.Terms, opened.Tokens, CancellationToken.None);
        return await KeepAsync(opened, answer, token);
    }

    private async Task<(GlSession? Session, GlAnswer? Why)> KeepAsync(OpenedConnection opened, SignInAnswer answer, CancellationToken token)
    {
        if (answer.Tokens is null && answer.Answer.Class is not (AnswerClass.Session or AnswerClass.Accepted)) return (null, OfSignIn(answer.Answer));
        if (await store.KeepAsync(opened, answer.Tokens)) return (new GlSession(opened.Terms, answer.Tokens), null);

        // Another process was quicker, or somebody changed the connection meanwhile: what is kept counts.
        var (now, why) = await access.OpenAsync(opened.Connection.Id, token);
        if (now is null) return (null, why);
        return now.Number != opened.Number && IsGood(now.Tokens, null) ? (new GlSession(now.Terms, now.Tokens), null)
            : (null, GlAnswer.Of(AnswerClass.Transient, "The connection was changed meanwhile. It is tried again."));
    }

    // Whatever became of a sign-in, no journal was on its way; and a session refused at the door is for a person.
    private static GlAnswer OfSignIn(GlAnswer answer) => answer.Class switch
    {
        AnswerClass.Unknown => answer with { Class = AnswerClass.Transient },
        AnswerClass.AuthRefresh => answer with { Class = AnswerClass.AuthReconnect },
        _ => answer,
    };

    private bool IsGood(OutsideTokens? tokens, OutsideTokens? refused) =>
        tokens is not null && tokens.Access != refused?.Access && tokens.AccessUntil - Early > clock.GetUtcNow();
}
