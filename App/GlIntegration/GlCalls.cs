using BatchLedger.GlConnections;
using BatchLedger.OutsideGl;

namespace BatchLedger.GlIntegration;

/// <summary>One call to an outside system, with one renewal of the session when it is over. A second refusal is for a person.</summary>
public sealed class GlCalls(GlSessions sessions, GlConnectors connectors)
{
    internal async Task<GlAnswer> AskAsync(int connectionId, Func<IGlConnector, GlSession, Task<GlAnswer>> ask, CancellationToken token)
    {
        OutsideTokens? refused = null;
        for (var renewed = false; ; renewed = true)
        {
            var (session, why) = await sessions.OpenAsync(connectionId, refused, token);
            // Nothing of a journal went out, so nothing about it is unknown.
            if (session is null) return why!.Class is AnswerClass.Unknown ? why with { Class = AnswerClass.Transient } : why;
            var answer = await ask(connectors.Of(session.Terms.System), session);
            if (answer.Class is AnswerClass.AuthRefresh && !renewed)
            {
                refused = session.Tokens;
                continue;
            }
            await sessions.TellAsync(connectionId, answer);
            return answer.Class is AnswerClass.AuthRefresh ? answer with { Class = AnswerClass.AuthReconnect } : answer;
        }
    }

    internal Task<GlAnswer> LookUpAsync(HeldDelivery held, CancellationToken token) =>
        AskAsync(held.Connection.Id, (connector, session) => connector.LookUpAsync(session, held.Mark, token), token);

    internal async Task<(GlTerms? Terms, GlAnswer? Why)> TermsAsync(int connectionId, CancellationToken token)
    {
        var (session, why) = await sessions.OpenAsync(connectionId, null, token);
        return (session?.Terms, why);
    }
}
