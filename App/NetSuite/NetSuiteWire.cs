using BatchLedger.OutsideGl;

namespace BatchLedger.NetSuite;

/// <summary>One call, before it has an address, a signature and headers.</summary>
internal sealed record NetSuiteCall(HttpMethod Method, string PathAndQuery, NetSuiteDeed Deed)
{
    public string? Body { get; init; }
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];
}

/// <summary>A reply that is worth reading on, or the answer that there is instead.</summary>
internal readonly record struct NetSuiteReply(OutsideReply? Reply, GlAnswer? Instead);

/// <summary>Signs calls the way the connection says, and sends them through the one door.</summary>
internal sealed class NetSuiteWire(OutsideDoor door, TimeProvider clock)
{
    /// <summary>Statuses of the 200s come back as they are; all others are made sense of.</summary>
    public async Task<NetSuiteReply> AskAsync(GlSession session, NetSuiteCall call, GlEntry? entry, CancellationToken token)
    {
        var (account, stranger) = NetSuiteAccount.Of(session.Terms[NetSuiteFields.Account]);
        if (account is null) return new(null, GlAnswer.Of(AnswerClass.ConfigError, stranger!.Message));
        var byToken = NetSuiteFields.IsByToken(session.Terms);
        if (!byToken && !IsBearer(session.Tokens?.Access)) return new(null, GlAnswer.Of(AnswerClass.AuthRefresh, "There is no access token for NetSuite yet."));

        var request = new OutsideRequest(call.Method, account.Address(session.Terms, call.PathAndQuery)) { Body = call.Body };
        var authorization = byToken ? NetSuiteSignature.Header(request, session.Terms, account.Realm, NetSuiteMoment.Of(clock.GetUtcNow())) : $"Bearer {session.Tokens!.Access}";
        var (reply, absence) = await door.AskAsync(request with { Headers = [("Authorization", authorization), .. call.Headers] }, session.Terms, token);
        if (reply is null) return new(null, absence);
        return reply.Status is >= 200 and < 300 ? new(reply, null) : new(null, Read(reply, call.Deed, entry) is var answer && byToken ? answer : Renewable(answer));
    }

    /// <summary>An answer without a session: the token address.</summary>
    public async Task<NetSuiteReply> AskOpenlyAsync(OutsideRequest request, GlTerms terms, CancellationToken token)
    {
        var (reply, absence) = await door.AskAsync(request, terms, token);
        return new(reply, absence);
    }

    public GlAnswer Read(OutsideReply reply, NetSuiteDeed deed, GlEntry? entry = null) =>
        NetSuiteAnswers.Of(reply, deed, entry) with { RetryAfter = reply.RetryAfter(clock.GetUtcNow()) };

    // A bearer token lives an hour and is asked for anew; only a token that was typed in needs a person.
    private static GlAnswer Renewable(GlAnswer answer) => answer.Class is AnswerClass.AuthReconnect ? answer with { Class = AnswerClass.AuthRefresh } : answer;

    private static bool IsBearer(string? access) => access is { Length: > 0 } && access.All(letter => letter is > ' ' and < (char)0x7F);
}
