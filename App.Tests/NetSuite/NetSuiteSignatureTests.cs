using BatchLedger.NetSuite;
using BatchLedger.OutsideGl;

namespace BatchLedger.Tests.NetSuite;

public sealed class NetSuiteSignatureTests
{
    public static TheoryData<int> Examples => [.. Enumerable.Range(0, NetSuiteStage.Json("auth/netsuite_tba_signatures.json")["vectors"]!.AsArray().Count)];

    [Theory, MemberData(nameof(Examples))]
    public void A_signature_is_that_of_the_worked_example_to_the_last_character(int at)
    {
        var example = NetSuiteStage.Json("auth/netsuite_tba_signatures.json")["vectors"]![at]!;
        string Said(string name) => (string)example[name]!;
        var terms = NetSuiteStage.TokenTerms(null, (NetSuiteFields.ConsumerKey, Said("consumerKey")), (NetSuiteFields.ConsumerSecret, Said("consumerSecret")),
            (NetSuiteFields.TokenId, Said("token")), (NetSuiteFields.TokenSecret, Said("tokenSecret")));
        var request = new OutsideRequest(new HttpMethod(Said("method")), new Uri(Said("url"))) { Body = """{"not":"signed"}""" };
        var moment = new NetSuiteMoment(Said("nonce"), (long)example["timestamp"]!);

        Assert.Equal(Said("baseString"), NetSuiteSignature.BaseString(request, terms, moment));
        Assert.Equal(Said("signature"), NetSuiteSignature.Of(request, terms, moment));
        var header = NetSuiteSignature.Header(request, terms, Said("realm"), moment);
        Assert.StartsWith($"OAuth realm=\"{Said("realm")}\",", header);
        Assert.EndsWith($",oauth_signature=\"{Said("headerSignature")}\"", header);
    }

    [Fact]
    public void Reserved_characters_are_encoded_as_RFC_3986_says()
    {
        foreach (var example in NetSuiteStage.Json("auth/netsuite_tba_signatures.json")["percentEncode"]!.AsArray())
            Assert.Equal((string)example!["out"]!, NetSuiteSignature.Encode((string)example["in"]!));
        Assert.Equal("%F0%9F%92%B6%25%3D%26", NetSuiteSignature.Encode("💶%=&"));
    }

    [Fact]
    public void Query_parameters_are_decoded_before_they_are_signed_and_sorted_by_name_then_value()
    {
        var request = new OutsideRequest(HttpMethod.Get, new Uri("https://7700123-sb1.suitetalk.api.netsuite.com/a?z=2&z=1&q=a%20b%2Bc&Z=0&empty"));

        var text = NetSuiteSignature.BaseString(request, NetSuiteStage.TokenTerms(), new NetSuiteMoment("nonce1", 1));

        Assert.StartsWith("GET&https%3A%2F%2F7700123-sb1.suitetalk.api.netsuite.com%2Fa&Z%3D0%26empty%3D%26oauth_consumer_key%3D", text);
        Assert.EndsWith("%26q%3Da%2520b%252Bc%26z%3D1%26z%3D2", text);
    }

    [Fact]
    public void A_nonce_is_long_enough_and_never_the_same()
    {
        var nonces = Enumerable.Range(0, 200).Select(_ => NetSuiteMoment.Of(NetSuiteStage.Now).Nonce).ToList();

        Assert.Equal(200, nonces.Distinct().Count());
        Assert.All(nonces, nonce => Assert.True(nonce.Length >= 6 && nonce.All(char.IsAsciiLetterOrDigit)));
        Assert.Equal(1_751_299_200, NetSuiteMoment.Of(NetSuiteStage.Now).Timestamp);
    }
}
