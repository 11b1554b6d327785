using BatchLedger.Ledgers;
using BatchLedger.Refusals;

namespace BatchLedger.OutsideGl;

/// <summary>
/// One outside accounting system. It knows its wire and its words and keeps nothing: tokens, keys, retries and states are the caller's.
/// No method throws for what the network or the other side does; that is an <see cref="AnswerClass"/>. Only the token's cancellation is thrown.
/// </summary>
public interface IGlConnector
{
    AccountingSystem System { get; }

    /// <summary>What a person types in, in the order of the form.</summary>
    IReadOnlyList<ConnectionField> Fields { get; }

    /// <summary>Lines one journal may have.</summary>
    int MostLines { get; }

    /// <summary>How long a request may go on over there after we stopped waiting: a look-up that finds nothing proves nothing before.</summary>
    TimeSpan Settling { get; }

    /// <summary>Before any connection: refuses an account id, host or field that would lead anywhere else than to the system itself.</summary>
    Refusal? WhyNot(GlTerms terms);

    /// <summary>A new token or session; <paramref name="held"/> are the last tokens, whose refresh token may be of use.</summary>
    Task<SignInAnswer> SignInAsync(GlTerms terms, OutsideTokens? held, CancellationToken token);

    Task<BooksAnswer> ReadBooksAsync(GlSession session, CancellationToken token);

    /// <summary>What only this system asks of a journal: lengths, lines, balance by location. Pure.</summary>
    IReadOnlyList<GlFinding> Check(GlEntry entry, OutsideBooks books, GlTerms terms);

    /// <summary>Accepted, Duplicate, a rejection, or Unknown. One request; no retry in here.</summary>
    Task<GlAnswer> SendAsync(GlSession session, GlEntry entry, CancellationToken token);

    /// <summary>Found with its copy, NotFound, or why that cannot be said.</summary>
    Task<GlAnswer> LookUpAsync(GlSession session, GlMark mark, CancellationToken token);

    /// <summary>Deleted, Gone, Stale, a rejection, or Unknown. <paramref name="copy"/> is fresh from a look-up.</summary>
    Task<GlAnswer> DeleteAsync(GlSession session, OutsideCopy copy, CancellationToken token);
}

/// <summary>A system whose people sign in on a page of its own (OAuth 2, authorisation code with PKCE).</summary>
public interface ISignsInByBrowser
{
    Uri AuthorizeAddress(GlTerms terms, BrowserSignIn signIn);

    Task<SignInAnswer> RedeemAsync(GlTerms terms, BrowserSignIn signIn, string code, CancellationToken token);

    /// <summary>Makes the tokens worthless over there, as far as that can be had.</summary>
    Task<GlAnswer> RevokeAsync(GlTerms terms, OutsideTokens tokens, CancellationToken token);
}

/// <summary>One sign-in under way. The verifier never leaves this machine before the code comes back.</summary>
public sealed record BrowserSignIn(string State, string Verifier, Uri Redirect);

/// <summary>One thing a person types in to connect.</summary>
public sealed record ConnectionField(string Name, string Label)
{
    public string Help { get; init; } = "";

    /// <summary>Kept sealed and never shown again.</summary>
    public bool Secret { get; init; }
    public bool Needed { get; init; } = true;

    /// <summary>Filled by the sign-in, not by a person: the realm of QuickBooks.</summary>
    public bool FromSignIn { get; init; }

    /// <summary>Another value leads to other books: an account id, a company id, the realm.</summary>
    public bool TellsBooks { get; init; }

    /// <summary>Several lines, such as a private key.</summary>
    public bool Long { get; init; }

    /// <summary>What may be chosen, first the usual; empty: anything.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];
}
