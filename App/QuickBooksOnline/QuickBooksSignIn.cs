using System.Security.Cryptography;
using System.Text;
using BatchLedger.OutsideGl;

namespace BatchLedger.QuickBooksOnline;

/// <summary>OAuth 2 as Intuit has it: authorisation code with PKCE, a refresh token that changes, and a way to give both back.</summary>
internal sealed class QuickBooksSignIn(OutsideDoor door, TimeProvider clock)
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Scope = "com.intuit.quickbooks.accounting";

    public static Uri AuthorizeAddress(GlTerms terms, BrowserSignIn signIn) => new($"{QuickBooksAddresses.Authorize(terms)}?" + QuickBooksAddresses.QueryPart(
        ("client_id", terms[QuickBooksFields.ClientId]), ("response_type", "code"), ("scope", Scope), ("redirect_uri", signIn.Redirect.OriginalString), ("state", signIn.State),
        ("code_challenge", Challenge(signIn.Verifier)), ("code_challenge_method", "S256")));

    public static OutsideRequest RedeemRequest(GlTerms terms, BrowserSignIn signIn, string code) => TokenRequest(terms,
        ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", signIn.Redirect.OriginalString), ("code_verifier", signIn.Verifier));

    public static OutsideRequest RefreshRequest(GlTerms terms, string refresh) => TokenRequest(terms, ("grant_type", "refresh_token"), ("refresh_token", refresh));

    public static OutsideRequest RevokeRequest(GlTerms terms, string given) => new(HttpMethod.Post, QuickBooksAddresses.Revoke(terms))
    {
        Headers = [("Authorization", Basic(terms)), ("Accept", "application/json")], Body = QuickBooksJournal.Revoke(given),
    };

    public async Task<SignInAnswer> RedeemAsync(GlTerms terms, BrowserSignIn signIn, string code, CancellationToken token)
    {
        if (QuickBooksFields.WhyNot(terms) is { } refusal) return new(null, GlAnswer.Of(AnswerClass.ConfigError, refusal.Message));
        return await AskAsync(RedeemRequest(terms, signIn, code), terms, null, token);
    }

    public async Task<SignInAnswer> RefreshAsync(GlTerms terms, OutsideTokens? held, CancellationToken token)
    {
        if (QuickBooksFields.WhyNot(terms) is { } refusal) return new(null, GlAnswer.Of(AnswerClass.ConfigError, refusal.Message));
        if (held?.Refresh is not { } refresh) return new(null, GlAnswer.Of(AnswerClass.AuthReconnect, "Nobody has signed in to QuickBooks Online yet."));
        return await AskAsync(RefreshRequest(terms, refresh), terms, held, token);
    }

    public async Task<GlAnswer> RevokeAsync(GlTerms terms, OutsideTokens tokens, CancellationToken token)
    {
        if (QuickBooksFields.WhyNot(terms) is { } refusal) return GlAnswer.Of(AnswerClass.ConfigError, refusal.Message);
        var exchange = await door.AskAsync(RevokeRequest(terms, tokens.Refresh ?? tokens.Access), terms, token);
        return exchange.Reply is { } reply ? QuickBooksTokens.Revoked(reply, clock.GetUtcNow()) : exchange.Absence!;
    }

    private async Task<SignInAnswer> AskAsync(OutsideRequest request, GlTerms terms, OutsideTokens? held, CancellationToken token)
    {
        var exchange = await door.AskAsync(request, terms, token);
        return exchange.Reply is { } reply ? QuickBooksTokens.Read(reply, held, clock.GetUtcNow()) : new(null, exchange.Absence!);
    }

    private static OutsideRequest TokenRequest(GlTerms terms, params IEnumerable<(string Name, string Value)> form) => new(HttpMethod.Post, QuickBooksAddresses.Token(terms))
    {
        Headers = [("Authorization", Basic(terms)), ("Accept", "application/json"), ("x-include-refresh-token-hard-expires-in", "true")],
        Body = QuickBooksAddresses.QueryPart(form), ContentType = Form,
    };

    private static string Basic(GlTerms terms) => $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{terms[QuickBooksFields.ClientId]}:{terms[QuickBooksFields.ClientSecret]}"))}";

    /// <summary>RFC 7636, S256.</summary>
    public static string Challenge(string verifier) => System.Buffers.Text.Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
}
