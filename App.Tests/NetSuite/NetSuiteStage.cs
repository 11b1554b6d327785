using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using BatchLedger.FakeGl;
using BatchLedger.Ledgers;
using BatchLedger.NetSuite;
using BatchLedger.OutsideGl;
using BatchLedger.Tests.House;
using Microsoft.Extensions.Time.Testing;

namespace BatchLedger.Tests.NetSuite;

/// <summary>Short ways to terms, a journal and a connector.</summary>
internal static class NetSuiteStage
{
    public static readonly DateTimeOffset Now = new(2025, 6, 30, 16, 0, 0, TimeSpan.Zero);

    private static readonly Lazy<string> Curve = new(() => Pem(ECDsa.Create(ECCurve.NamedCurves.nistP256)));

    public static string Key => Curve.Value;

    public static string Text(string file) => File.ReadAllText(Path.Combine(AppSources.Top, "App.Tests", "NetSuite", "Vectors", file));

    public static JsonNode Json(string file) => JsonNode.Parse(Text(file))!;

    public static string Pem(AsymmetricAlgorithm key) => key.ExportPkcs8PrivateKeyPem();

    public static string PublicPem(string privatePem)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(privatePem);
        return key.ExportSubjectPublicKeyInfoPem();
    }

    public static GlTerms Terms(string account = "7700123_SB1", Uri? standIn = null, params (string Name, string Value)[] more) => Of(standIn,
        [(NetSuiteFields.Account, account), (NetSuiteFields.ClientId, "client-1"), (NetSuiteFields.CertificateId, "certificate-1"), (NetSuiteFields.PrivateKey, Key), (NetSuiteFields.Subsidiary, "1"), .. more]);

    public static GlTerms TokenTerms(Uri? standIn = null, params (string Name, string Value)[] more) => Of(standIn,
    [
        (NetSuiteFields.Account, "7700123_SB1"), (NetSuiteFields.SignIn, NetSuiteFields.ByToken), (NetSuiteFields.ConsumerKey, "ckBatchLedger0001"), (NetSuiteFields.ConsumerSecret, "cs/with+odd=chars&~"),
        (NetSuiteFields.TokenId, "tkBatchLedger0001"), (NetSuiteFields.TokenSecret, "ts secret*'()!"), (NetSuiteFields.Subsidiary, "1"), .. more,
    ]);

    public static GlSession Session(GlTerms terms) => new(terms, new OutsideTokens { Access = "token-1", AccessUntil = Now.AddHours(1) });

    public static NetSuiteConnector Connector(HttpMessageHandler handler)
    {
        var client = new HttpClient(handler);
        OutsideDoor.Configure(client);
        return new NetSuiteConnector(new OutsideDoor(client), new FakeTimeProvider(Now));
    }

    /// <summary>Journal 117 of the specification in NetSuite's ids.</summary>
    public static GlEntry Journal117()
    {
        var (journal, mapping) = (Json("input/journal_117.json"), Json("input/mapping.json")["netsuite"]!);
        string? Mapped(string kind, JsonNode? code) => code is null ? null : (string?)mapping[kind]![(string)code!];
        return new GlEntry
        {
            Key = "bl-1", Number = (string)journal["batchNo"]!, Date = DateOnly.Parse((string)journal["postingDate"]!), Memo = (string)journal["memo"]!, Currency = "USD", CurrencyId = "1",
            Lines = [.. journal["lines"]!.AsArray().Select(line => new GlEntryLine
            {
                No = (int)line!["n"]!, AccountCode = (string)line["account"]!, AccountId = Mapped("accounts", line["account"])!, Memo = (string)line["memo"]!,
                Debit = Minor(line["debit"]!), Credit = Minor(line["credit"]!), DepartmentId = Mapped("departments", line["department"]), ClassId = Mapped("classes", line["class"]),
            })],
        };
    }

    /// <summary>A journal of two lines in the ids of the stand-in's books.</summary>
    public static GlEntry Small(string number = "J-000107") => new()
    {
        Key = "bl-107", Number = number, Date = new(2025, 6, 30), Memo = "Dues & fees – June", Currency = "USD", CurrencyId = "1",
        Lines = [Line(1, "35", 125_000, 0) with { Memo = "Lockbox", DepartmentId = "5" }, Line(2, "82", 0, 125_000) with { LocationId = "2" }],
    };

    public static GlEntryLine Line(int no, string account, long debit, long credit) => new() { No = no, AccountCode = $"A{account}", AccountId = account, Debit = debit, Credit = credit };

    public static GlMark MarkOf(GlEntry entry) => new(entry.Key, entry.Number, entry.Date) { Digits = entry.Digits };

    public static Task<FakeLedger> FakeAsync() => FakeLedger.StartAsync(FakeSystem.NetSuite, new FakeOptions
    {
        Secrets = new Dictionary<string, string>
        {
            ["PublicKey"] = PublicPem(Key), ["ClientId"] = "client-1", ["CertificateId"] = "certificate-1",
            ["Account"] = "7700123_SB1", ["ConsumerKey"] = "ckBatchLedger0001", ["ConsumerSecret"] = "cs/with+odd=chars&~", ["TokenId"] = "tkBatchLedger0001", ["TokenSecret"] = "ts secret*'()!",
        },
    });

    private static GlTerms Of(Uri? standIn, IEnumerable<(string Name, string Value)> fields) =>
        new(AccountingSystem.NetSuite, standIn is null ? GlSite.Production : GlSite.StandIn, fields.GroupBy(one => one.Name).ToDictionary(one => one.Key, one => one.Last().Value)) { StandIn = standIn };

    private static long Minor(JsonNode amount) => long.Parse(((string)amount!).Replace(".", ""));
}

/// <summary>Stands where the network begins: counts what would leave, and answers from a list.</summary>
internal sealed class Cable(params OutsideReply[] replies) : HttpMessageHandler
{
    private int next;

    public List<(HttpMethod Method, Uri Address, string Body, IReadOnlyDictionary<string, string> Headers)> Asked { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Asked.Add((request.Method, request.RequestUri!, body, request.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase)));
        if (next >= replies.Length) throw new HttpRequestException(HttpRequestError.ConnectionError, "There is nobody.");
        var reply = replies[next++];
        var response = new HttpResponseMessage((System.Net.HttpStatusCode)reply.Status) { Content = new StringContent(reply.Body) };
        foreach (var (name, value) in reply.Headers) response.Headers.TryAddWithoutValidation(name, value);
        return response;
    }
}
