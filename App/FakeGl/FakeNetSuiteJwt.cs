using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace BatchLedger.FakeGl;

/// <summary>Looks at a client's assertion as the token address does: its head, its claims, its times, and its signature where a public key is known.</summary>
internal sealed class FakeNetSuiteJwt(IReadOnlyDictionary<string, string> secrets)
{
    private const int MostSeconds = 3600;

    /// <summary>Null: it is good.</summary>
    public string? WhyNot(string jwt, string address)
    {
        var parts = jwt.Split('.');
        if (parts.Length != 3 || Decoded(parts[0]) is not { } head || Decoded(parts[1]) is not { } body || Decoded(parts[2]) is not { } signature) return "That is no JWT.";
        using var header = JsonDocument.Parse(head);
        using var claims = JsonDocument.Parse(body);
        var algorithm = Text(header, "alg");
        if (Text(header, "typ") != "JWT" || algorithm is not ("PS256" or "PS384" or "PS512" or "ES256" or "ES384" or "ES512")) return $"A JWT signed by {algorithm} is not taken.";
        if (Differs(Text(header, "kid"), "CertificateId")) return "There is no such certificate.";
        if (Differs(Text(claims, "iss"), "ClientId")) return "There is no such client.";
        if (Text(claims, "aud") != address) return "The audience is not this address.";
        if (!Text(claims, "scope").Split(' ', ',').Contains("rest_webservices")) return "The scope does not hold rest_webservices.";
        if (!claims.RootElement.TryGetProperty("iat", out var from) || !claims.RootElement.TryGetProperty("exp", out var until)) return "The times are missing.";
        var life = until.GetInt64() - from.GetInt64();
        if (life is <= 0 or > MostSeconds) return $"An assertion lives an hour at most, not {life} s.";
        return !secrets.TryGetValue("PublicKey", out var key) || IsSigned(key, algorithm, $"{parts[0]}.{parts[1]}", signature) ? null : "The signature is not of the certificate's key.";
    }

    private bool Differs(string said, string secret) => said.Length == 0 || (secrets.TryGetValue(secret, out var known) && known != said);

    private static bool IsSigned(string pem, string algorithm, string text, byte[] signature)
    {
        var hash = algorithm.EndsWith("256", StringComparison.Ordinal) ? HashAlgorithmName.SHA256 : algorithm.EndsWith("384", StringComparison.Ordinal) ? HashAlgorithmName.SHA384 : HashAlgorithmName.SHA512;
        var bytes = Encoding.UTF8.GetBytes(text);
        using AsymmetricAlgorithm key = algorithm[0] == 'P' ? RSA.Create() : ECDsa.Create();
        key.ImportFromPem(pem);
        return key is RSA rsa ? rsa.VerifyData(bytes, signature, hash, RSASignaturePadding.Pss) : ((ECDsa)key).VerifyData(bytes, signature, hash);
    }

    private static string Text(JsonDocument document, string name) =>
        document.RootElement.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString()! : "";

    private static byte[]? Decoded(string part)
    {
        var padded = part.Replace('-', '+').Replace('_', '/').PadRight((part.Length + 3) / 4 * 4, '=');
        var bytes = new byte[padded.Length];
        return Convert.TryFromBase64String(padded, bytes, out var length) ? bytes[..length] : null;
    }
}
