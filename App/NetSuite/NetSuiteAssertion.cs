using System.Buffers.Text;
using System.Text.Json;
using BatchLedger.OutsideGl;

namespace BatchLedger.NetSuite;

/// <summary>The signed word of the client that it is the client (RFC 7523), good for half an hour of the hour that NetSuite allows.</summary>
internal static class NetSuiteAssertion
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    /// <summary><paramref name="audience"/> is the token address that is asked.</summary>
    public static string Of(GlTerms terms, NetSuiteKey key, Uri audience, DateTimeOffset now)
    {
        var head = JsonSerializer.SerializeToUtf8Bytes(new { typ = "JWT", alg = key.Algorithm, kid = terms[NetSuiteFields.CertificateId] });
        var claims = JsonSerializer.SerializeToUtf8Bytes(new
        {
            iss = terms[NetSuiteFields.ClientId],
            scope = "rest_webservices",
            aud = audience.AbsoluteUri,
            iat = now.ToUnixTimeSeconds(),
            exp = (now + Life).ToUnixTimeSeconds(),
        });
        var signed = $"{Base64Url.EncodeToString(head)}.{Base64Url.EncodeToString(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(key.Sign(signed))}";
    }
}
