using System.Globalization;
using BatchLedger.OutsideGl;

namespace BatchLedger.NetSuite;

/// <summary>Asks for an access token with the client's signed word. There is no refresh token: the next one is asked for the same way.</summary>
internal sealed class NetSuiteSignIn(NetSuiteWire wire, TimeProvider clock)
{
    private const string TokenPath = "/services/rest/auth/oauth2/v1/token";
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private const int UsualSeconds = 3600;

    // What a person has to mend in NetSuite; the other codes of RFC 6749 are about the set-up.
    private static readonly string[] OfPerson = ["invalid_grant", "invalid_client", "unauthorized_client", "access_denied"];

    public async Task<SignInAnswer> AskAsync(GlTerms terms, CancellationToken token)
    {
        if (NetSuiteTerms.WhyNot(terms) is { } refusal) return new(null, GlAnswer.Of(AnswerClass.ConfigError, refusal.Message));
        // Token-based calls are signed one by one; there is nothing to ask for.
        if (NetSuiteFields.IsByToken(terms)) return new(Signer(), GlAnswer.Of(AnswerClass.Session, "Every request is signed with the token."));

        var account = NetSuiteAccount.Of(terms[NetSuiteFields.Account]).Value!;
        var (reply, absence) = await wire.AskOpenlyAsync(RequestOf(terms, account.Address(terms, TokenPath)), terms, token);
        return reply is null ? new(null, absence!) : Read(reply);
    }

    private SignInAnswer Read(OutsideReply reply)
    {
        if (reply.Status is not 200) return new(null, OfRefusal(wire.Read(reply, NetSuiteDeed.SignIn)));
        if (WireJson.Parse(reply.Body) is not { } body || body.Text("access_token") is not { } access)
            return new(null, GlAnswer.Of(AnswerClass.Transient, "NetSuite's answer to the sign-in holds no token. It is tried again."));

        var seconds = int.TryParse(body.Text("expires_in"), NumberStyles.None, CultureInfo.InvariantCulture, out var said) ? said : UsualSeconds;
        var tokens = new OutsideTokens { Access = access, AccessUntil = clock.GetUtcNow().AddSeconds(Math.Clamp(seconds, 0, UsualSeconds * 24)) };
        return new(tokens, GlAnswer.Of(AnswerClass.Session, "Signed in to NetSuite."));
    }

    private static GlAnswer OfRefusal(GlAnswer answer) => answer.Class switch
    {
        AnswerClass.RejectedData when answer.Codes.Any(code => OfPerson.Contains(code, StringComparer.OrdinalIgnoreCase)) => answer with
        {
            Class = AnswerClass.AuthReconnect,
            Message = $"NetSuite does not accept the certificate ({answer.Codes[0]}). {answer.Message} Check client ID, certificate ID and key; a sandbox refresh removes the certificate's mapping.",
        },
        AnswerClass.RejectedData or AnswerClass.RejectedClosedPeriod => answer with { Class = AnswerClass.ConfigError },
        AnswerClass.AuthRefresh => answer with { Class = AnswerClass.AuthReconnect },
        _ => answer,
    };

    private OutsideRequest RequestOf(GlTerms terms, Uri address)
    {
        using var key = NetSuiteKey.Read(terms[NetSuiteFields.PrivateKey]).Value!;
        var assertion = NetSuiteAssertion.Of(terms, key, address, clock.GetUtcNow());
        return new OutsideRequest(HttpMethod.Post, address)
        {
            ContentType = "application/x-www-form-urlencoded",
            Body = $"grant_type=client_credentials&client_assertion_type={Uri.EscapeDataString(AssertionType)}&client_assertion={assertion}",
        };
    }

    private OutsideTokens Signer() => new() { Access = "", AccessUntil = clock.GetUtcNow().AddDays(1) };
}
