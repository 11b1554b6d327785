using BatchLedger.Ledgers;
using BatchLedger.OutsideGl;
using BatchLedger.Refusals;

namespace BatchLedger.QuickBooksOnline;

public sealed class QuickBooksConnector(OutsideDoor door, TimeProvider clock) : IGlConnector, ISignsInByBrowser
{
    private readonly QuickBooksSignIn signIns = new(door, clock);

    public AccountingSystem System => AccountingSystem.QuickBooksOnline;

    public IReadOnlyList<ConnectionField> Fields => QuickBooksFields.All;

    public int MostLines => QuickBooksCheck.MostLines;

    /// <summary>They cut a call off after 120 s.</summary>
    public TimeSpan Settling => TimeSpan.FromSeconds(120);

    public Refusal? WhyNot(GlTerms terms) => QuickBooksFields.WhyNot(terms);

    public Uri AuthorizeAddress(GlTerms terms, BrowserSignIn signIn) => QuickBooksSignIn.AuthorizeAddress(terms, signIn);

    public Task<SignInAnswer> RedeemAsync(GlTerms terms, BrowserSignIn signIn, string code, CancellationToken token) => signIns.RedeemAsync(terms, signIn, code, token);

    public Task<SignInAnswer> SignInAsync(GlTerms terms, OutsideTokens? held, CancellationToken token) => signIns.RefreshAsync(terms, held, token);

    public Task<GlAnswer> RevokeAsync(GlTerms terms, OutsideTokens tokens, CancellationToken token) => signIns.RevokeAsync(terms, tokens, token);

    public Task<BooksAnswer> ReadBooksAsync(GlSession session, CancellationToken token) =>
        new QuickBooksReader(new QuickBooksCalls(door, session), session.Terms, clock).ReadAsync(token);

    public IReadOnlyList<GlFinding> Check(GlEntry entry, OutsideBooks books, GlTerms terms) => [.. QuickBooksCheck.Findings(entry, books)];

    public async Task<GlAnswer> SendAsync(GlSession session, GlEntry entry, CancellationToken token)
    {
        var exchange = await new QuickBooksCalls(door, session).PostAsync(QuickBooksAddresses.Create(session.Terms, entry.RequestKey), QuickBooksJournal.Create(entry), token);
        return exchange.Reply is { } reply ? QuickBooksAnswers.Created(reply, entry, clock.GetUtcNow()) : exchange.Absence!;
    }

    /// <summary>Where it was seen before, and if it is there no more, by its number.</summary>
    public async Task<GlAnswer> LookUpAsync(GlSession session, GlMark mark, CancellationToken token)
    {
        if (mark.OutsideId is { Length: > 0 } id && id.All(char.IsAsciiDigit) && await GetAsync(session, id, mark.Digits, token) is { Class: not AnswerClass.Gone } known) return known;
        var exchange = await new QuickBooksCalls(door, session).GetAsync(QuickBooksAddresses.Query(session.Terms, QuickBooksQuery.Journal(mark.Number)), token);
        return exchange.Reply is { } reply ? QuickBooksAnswers.Queried(reply, mark, clock.GetUtcNow()) : exchange.Absence!;
    }

    public async Task<GlAnswer> DeleteAsync(GlSession session, OutsideCopy copy, CancellationToken token)
    {
        var exchange = await new QuickBooksCalls(door, session).PostAsync(QuickBooksAddresses.Delete(session.Terms), QuickBooksJournal.Delete(copy), token);
        if (exchange.Reply is not { } reply) return exchange.Absence!;
        var answer = QuickBooksAnswers.Deleted(reply, copy.Id, clock.GetUtcNow());
        if (answer.Class is not AnswerClass.Gone) return answer;

        // The same code also means "something in it is inactive". Whether the journal is gone, only a look says.
        var look = await GetAsync(session, copy.Id, 2, token);
        return look.Class switch
        {
            AnswerClass.Gone => answer,
            AnswerClass.Found => answer with { Class = AnswerClass.RejectedData },
            _ => look with { Class = AnswerClass.Unknown },
        };
    }

    private async Task<GlAnswer> GetAsync(GlSession session, string id, int digits, CancellationToken token)
    {
        var exchange = await new QuickBooksCalls(door, session).GetAsync(QuickBooksAddresses.Get(session.Terms, id), token);
        return exchange.Reply is { } reply ? QuickBooksAnswers.Got(reply, id, digits, clock.GetUtcNow()) : exchange.Absence!;
    }
}
