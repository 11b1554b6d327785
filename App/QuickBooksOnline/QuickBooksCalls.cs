using BatchLedger.OutsideGl;

namespace BatchLedger.QuickBooksOnline;

/// <summary>One signed-in conversation: it puts the token on each request and takes it out of each reply.</summary>
internal sealed class QuickBooksCalls(OutsideDoor door, GlSession session)
{
    private readonly GlTerms terms = session.Terms;

    /// <summary>Before any connection.</summary>
    public GlAnswer? WhyNot()
    {
        if (QuickBooksFields.WhyNot(terms) is { } refusal) return GlAnswer.Of(AnswerClass.ConfigError, refusal.Message);
        if (terms[QuickBooksFields.Realm].Length == 0) return GlAnswer.Of(AnswerClass.AuthReconnect, "Nobody has signed in to QuickBooks Online yet.");
        return session.Tokens is null ? GlAnswer.Of(AnswerClass.AuthRefresh, "There is no access token for QuickBooks Online.") : null;
    }

    public Task<OutsideExchange> GetAsync(Uri address, CancellationToken token) => AskAsync(new(HttpMethod.Get, address), token);

    public Task<OutsideExchange> PostAsync(Uri address, string body, CancellationToken token) => AskAsync(new(HttpMethod.Post, address) { Body = body }, token);

    private async Task<OutsideExchange> AskAsync(OutsideRequest request, CancellationToken token)
    {
        if (WhyNot() is { } barred) return new(null, barred);
        var access = session.Tokens!.Access;
        var exchange = await door.AskAsync(request with { Headers = [("Authorization", $"Bearer {access}"), ("Accept", "application/json")] }, terms, token);
        // Their faults repeat what they were sent, and sentences of theirs are shown.
        return exchange.Reply is { } reply && access.Length > 0 ? new(reply with { Body = reply.Body.Replace(access, "…", StringComparison.Ordinal) }, null) : exchange;
    }
}
