using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;
using BatchLedger.NetSuite;
using BatchLedger.OutsideGl;

namespace BatchLedger.Tests.NetSuite;

public sealed class NetSuiteKeyTests
{
    public static TheoryData<string, string> Keys => new() { { "P256", "ES256" }, { "P384", "ES384" }, { "P521", "ES512" }, { "3072", "PS256" }, { "3584", "PS384" }, { "4096", "PS512" } };

    [Theory, MemberData(nameof(Keys))]
    public async Task The_token_is_asked_for_with_an_assertion_that_the_public_key_confirms(string kind, string algorithm)
    {
        using var key = Make(kind);
        var cable = new Cable(new OutsideReply(200, """{"access_token":"at-1","expires_in":"3600","token_type":"bearer"}"""));

        var answer = await NetSuiteStage.Connector(cable).SignInAsync(NetSuiteStage.Terms(more: (NetSuiteFields.PrivateKey, NetSuiteStage.Pem(key))), null, default);

        Assert.Equal(AnswerClass.Session, answer.Answer.Class);
        Assert.Equal(NetSuiteStage.Now.AddHours(1), answer.Tokens!.AccessUntil);
        var asked = Assert.Single(cable.Asked);
        Assert.Equal("https://7700123-sb1.suitetalk.api.netsuite.com/services/rest/auth/oauth2/v1/token", asked.Address.AbsoluteUri);
        var form = HttpUtility.ParseQueryString(asked.Body);
        Assert.Equal("client_credentials", form["grant_type"]);
        Assert.Equal("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", form["client_assertion_type"]);
        Holds(form["client_assertion"]!, algorithm, key);
    }

    [Theory]
    [InlineData("3600", 3600), InlineData("\"1800\"", 1800), InlineData("null", 3600)]
    public async Task The_life_of_a_token_is_read_as_text_or_number(string written, int seconds)
    {
        var cable = new Cable(new OutsideReply(200, $$"""{"access_token":"at-1","expires_in":{{written}},"token_type":"bearer"}"""));

        var answer = await NetSuiteStage.Connector(cable).SignInAsync(NetSuiteStage.Terms(), null, default);

        Assert.Equal(NetSuiteStage.Now.AddSeconds(seconds), answer.Tokens!.AccessUntil);
    }

    [Fact]
    public void A_key_that_cannot_be_used_is_refused_in_one_sentence_that_does_not_repeat_it()
    {
        using var weak = RSA.Create(2048);
        using var koblitz = ECDsa.Create(ECCurve.CreateFromValue("1.3.132.0.10"));
        using var good = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var cut = NetSuiteStage.Pem(good);

        Assert.Contains("has 2048 bits", Refusal(NetSuiteStage.Pem(weak)));
        Assert.Contains("another curve", Refusal(NetSuiteStage.Pem(koblitz)));
        Assert.Contains("protected by a password", Refusal(good.ExportEncryptedPkcs8PrivateKeyPem("x", new PbeParameters(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, 1000))));
        Assert.Contains("a certificate or a public key", Refusal(good.ExportSubjectPublicKeyInfoPem()));
        Assert.Contains("cannot be read", Refusal(cut[..^40]));
        Assert.Contains("cannot be read", Refusal("my key"));
        Assert.Contains("cannot be read", Refusal("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"));
        Assert.Contains("Private key is missing", Refusal(""));
    }

    [Fact]
    public void A_key_is_read_however_its_lines_are_broken()
    {
        var pem = NetSuiteStage.Key;
        foreach (var pasted in new[] { pem, $"\r\n  {pem.Replace("\n", "\r\n")}\n\n", pem.Replace("\n", "\\n"), pem.Replace("-----\n", "-----").Replace("\n-----", "-----").Replace("\n", " ") })
            Assert.Null(NetSuiteStage.Connector(new Cable()).WhyNot(NetSuiteStage.Terms(more: (NetSuiteFields.PrivateKey, pasted))));
    }

    [Theory]
    [InlineData(400, """{"error":"invalid_grant","error_description":"The certificate is not mapped."}""", AnswerClass.AuthReconnect)]
    [InlineData(400, """{"error":"invalid_client"}""", AnswerClass.AuthReconnect)]
    [InlineData(401, """{"error":"unauthorized_client"}""", AnswerClass.AuthReconnect)]
    [InlineData(400, """{"error":"invalid_request"}""", AnswerClass.ConfigError)]
    [InlineData(400, """{"error":"invalid_scope"}""", AnswerClass.ConfigError)]
    [InlineData(302, "", AnswerClass.ConfigError)]
    [InlineData(404, "<html>", AnswerClass.ConfigError)]
    [InlineData(403, "", AnswerClass.Forbidden)]
    [InlineData(429, "", AnswerClass.Throttled)]
    [InlineData(500, "<html>", AnswerClass.Transient)]
    [InlineData(200, "<html>", AnswerClass.Transient)]
    [InlineData(200, """{"access_token":""", AnswerClass.Transient)]
    [InlineData(200, """{"token_type":"bearer"}""", AnswerClass.Transient)]
    public async Task A_sign_in_that_gives_no_token_says_why(int status, string body, AnswerClass expected)
    {
        var answer = await NetSuiteStage.Connector(new Cable(new OutsideReply(status, body))).SignInAsync(NetSuiteStage.Terms(), null, default);

        Assert.Null(answer.Tokens);
        Assert.Equal(expected, answer.Answer.Class);
        Assert.EndsWith(".", answer.Answer.Message);
    }

    private static void Holds(string assertion, string algorithm, AsymmetricAlgorithm key)
    {
        var parts = assertion.Split('.');
        var (head, claims) = (JsonNode.Parse(Base64Url.DecodeFromChars(parts[0]))!, JsonNode.Parse(Base64Url.DecodeFromChars(parts[1]))!);
        Assert.Equal($$"""{"typ":"JWT","alg":"{{algorithm}}","kid":"certificate-1"}""", head.ToJsonString());
        Assert.Equal("client-1", (string)claims["iss"]!);
        Assert.Equal("rest_webservices", (string)claims["scope"]!);
        Assert.Equal("https://7700123-sb1.suitetalk.api.netsuite.com/services/rest/auth/oauth2/v1/token", (string)claims["aud"]!);
        Assert.Equal(NetSuiteStage.Now.ToUnixTimeSeconds(), (long)claims["iat"]!);
        Assert.InRange((long)claims["exp"]! - (long)claims["iat"]!, 60, 3600);

        var hash = new HashAlgorithmName($"SHA{algorithm[2..]}");
        var (signed, signature) = (Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]));
        Assert.True(key is RSA rsa ? rsa.VerifyData(signed, signature, hash, RSASignaturePadding.Pss) : ((ECDsa)key).VerifyData(signed, signature, hash));
    }

    private static AsymmetricAlgorithm Make(string kind) => kind switch
    {
        "P256" => ECDsa.Create(ECCurve.NamedCurves.nistP256), "P384" => ECDsa.Create(ECCurve.NamedCurves.nistP384), "P521" => ECDsa.Create(ECCurve.NamedCurves.nistP521),
        _ => RSA.Create(int.Parse(kind)),
    };

    private static string Refusal(string pem)
    {
        var refusal = NetSuiteStage.Connector(new Cable()).WhyNot(NetSuiteStage.Terms(more: (NetSuiteFields.PrivateKey, pem)));
        Assert.NotNull(refusal);
        Assert.All(pem.Split('\n').Where(line => line.Length > 20 && line[0] != '-'), line => Assert.DoesNotContain(line, refusal.Message));
        return refusal.Message;
    }
}
