using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace BatchLedger.FakeGl;

/// <summary>Who may come in. It checks what it has a secret for: PublicKey, ClientId and CertificateId; Account, ConsumerKey, ConsumerSecret, TokenId and TokenSecret.
/// Times are held against each other and not against this machine's clock, for a client under test has a clock of its own.</summary>
internal sealed class FakeNetSuiteDoor(IReadOnlyDictionary<string, string> secrets)
{
    private readonly HashSet<string> given = [];
    private readonly HashSet<string> nonces = [];
    private int count;

    /// <summary>Every token given so far is worthless.</summary>
    public void Forget() => given.Clear();

    public FakeReply Token(FakeNetSuiteCall call)
    {
        var form = FakeNetSuiteCall.Pairs(call.Body.Replace("+", "%20")).ToDictionary(pair => pair.Name, pair => pair.Value);
        if (form.GetValueOrDefault("grant_type") != "client_credentials") return FakeNetSuiteWords.NoToken("unsupported_grant_type", "Only client_credentials is spoken here.");
        if (form.GetValueOrDefault("client_assertion_type") != "urn:ietf:params:oauth:client-assertion-type:jwt-bearer") return FakeNetSuiteWords.NoToken("invalid_request", "The assertion has no known type.");
        if (new FakeNetSuiteJwt(secrets).WhyNot(form.GetValueOrDefault("client_assertion", ""), call.Address) is { } why) return FakeNetSuiteWords.NoToken("invalid_client", why);

        var token = $"standin-{++count}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";
        given.Add(token);
        return new FakeReply(200, JsonSerializer.Serialize(new { access_token = token, expires_in = "3600", token_type = "bearer" }));
    }

    /// <summary>Null: come in.</summary>
    public FakeReply? Refusal(FakeNetSuiteCall call)
    {
        var said = call.Header("Authorization");
        if (said.StartsWith("Bearer ", StringComparison.Ordinal)) return given.Contains(said["Bearer ".Length..]) ? null : FakeNetSuiteWords.Stranger("token_rejected");
        return said.StartsWith("OAuth ", StringComparison.Ordinal) ? Signed(call, said["OAuth ".Length..]) : FakeNetSuiteWords.Stranger("no_credentials");
    }

    private FakeReply? Signed(FakeNetSuiteCall call, string header)
    {
        var named = header.Split(',').Select(part => part.Trim().Split('=', 2)).Where(part => part.Length == 2)
            .ToDictionary(part => part[0], part => Uri.UnescapeDataString(part[1].Trim('"')));
        foreach (var (name, secret) in new[] { ("realm", "Account"), ("oauth_consumer_key", "ConsumerKey"), ("oauth_token", "TokenId") })
            if (!named.TryGetValue(name, out var value) || (secrets.TryGetValue(secret, out var known) && known != value)) return FakeNetSuiteWords.Stranger($"{name}_unknown");
        if (named.GetValueOrDefault("oauth_signature_method") != "HMAC-SHA256" || named.GetValueOrDefault("oauth_version") != "1.0") return FakeNetSuiteWords.Stranger("signature_method_rejected");
        if (!long.TryParse(named.GetValueOrDefault("oauth_timestamp"), out _)) return FakeNetSuiteWords.Stranger("timestamp_refused");
        if (secrets.ContainsKey("TokenSecret") && named.GetValueOrDefault("oauth_signature") != Signature(call, named)) return FakeNetSuiteWords.Stranger("signature_invalid");
        return named.GetValueOrDefault("oauth_nonce") is { Length: >= 6 } nonce && nonces.Add(nonce) ? null : FakeNetSuiteWords.Stranger("nonce_used");
    }

    private string Signature(FakeNetSuiteCall call, Dictionary<string, string> named)
    {
        var signed = named.Where(pair => pair.Key is not ("realm" or "oauth_signature")).Select(pair => (pair.Key, pair.Value)).Concat(call.Parameters())
            .Select(pair => $"{Uri.EscapeDataString(pair.Item1)}={Uri.EscapeDataString(pair.Item2)}").Order(StringComparer.Ordinal);
        var text = $"{call.Method}&{Uri.EscapeDataString(call.Address)}&{Uri.EscapeDataString(string.Join("&", signed))}";
        var key = $"{Uri.EscapeDataString(secrets["ConsumerSecret"])}&{Uri.EscapeDataString(secrets["TokenSecret"])}";
        using var hmac = new HMACSHA256(Encoding.UTF8.GetBytes(key));
        return Convert.ToBase64String(hmac.ComputeHash(Encoding.UTF8.GetBytes(text)));
    }
}
