using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BatchLedger.OutsideGl;

namespace BatchLedger.NetSuite;

/// <summary>What makes one signed request unlike any other.</summary>
public sealed record NetSuiteMoment(string Nonce, long Timestamp)
{
    public static NetSuiteMoment Of(DateTimeOffset now) => new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), now.ToUnixTimeSeconds());
}

/// <summary>OAuth 1.0a with HMAC-SHA256, as token-based authentication asks for it. Query parameters are signed; the realm and a JSON body are not.</summary>
public static class NetSuiteSignature
{
    /// <summary>The value of the Authorization header.</summary>
    public static string Header(OutsideRequest request, GlTerms terms, string realm, NetSuiteMoment moment)
    {
        var named = Parameters(terms, moment).Append(("oauth_signature", Of(request, terms, moment)));
        return $"OAuth realm=\"{Encode(realm)}\"," + string.Join(',', named.Select(one => $"{one.Item1}=\"{Encode(one.Item2)}\""));
    }

    /// <summary>Base64, not yet encoded for the header.</summary>
    public static string Of(OutsideRequest request, GlTerms terms, NetSuiteMoment moment)
    {
        var key = $"{Encode(terms[NetSuiteFields.ConsumerSecret])}&{Encode(terms[NetSuiteFields.TokenSecret])}";
        return Convert.ToBase64String(HMACSHA256.HashData(Encoding.ASCII.GetBytes(key), Encoding.ASCII.GetBytes(BaseString(request, terms, moment))));
    }

    public static string BaseString(OutsideRequest request, GlTerms terms, NetSuiteMoment moment)
    {
        var parameters = Query(request.Address).Concat(Parameters(terms, moment))
            .Select(one => (Name: Encode(one.Name), Value: Encode(one.Value)))
            .OrderBy(one => one.Name, StringComparer.Ordinal).ThenBy(one => one.Value, StringComparer.Ordinal)
            .Select(one => $"{one.Name}={one.Value}");
        return $"{request.Method.Method.ToUpperInvariant()}&{Encode(request.Address.GetLeftPart(UriPartial.Path))}&{Encode(string.Join('&', parameters))}";
    }

    /// <summary>RFC 3986: everything but letters, digits and - . _ ~, byte by byte of UTF-8.</summary>
    public static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length + 16);
        foreach (var letter in Encoding.UTF8.GetBytes(text))
        {
            if (char.IsAsciiLetterOrDigit((char)letter) || letter is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~') encoded.Append((char)letter);
            else encoded.Append(CultureInfo.InvariantCulture, $"%{letter:X2}");
        }
        return encoded.ToString();
    }

    private static IEnumerable<(string Name, string Value)> Parameters(GlTerms terms, NetSuiteMoment moment) =>
    [
        ("oauth_consumer_key", terms[NetSuiteFields.ConsumerKey]), ("oauth_token", terms[NetSuiteFields.TokenId]), ("oauth_nonce", moment.Nonce),
        ("oauth_timestamp", moment.Timestamp.ToString(CultureInfo.InvariantCulture)), ("oauth_signature_method", "HMAC-SHA256"), ("oauth_version", "1.0"),
    ];

    // What is in the address is decoded first, or it would be encoded twice. A plus is a plus.
    private static IEnumerable<(string Name, string Value)> Query(Uri address) => address.Query.TrimStart('?')
        .Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
        .Select(pair => (Uri.UnescapeDataString(pair[0]), pair.Length > 1 ? Uri.UnescapeDataString(pair[1]) : ""));
}
