using System.Net;
using System.Xml.Linq;
using BatchLedger.Ledgers;
using BatchLedger.OutsideGl;
using BatchLedger.SageIntacct;
using BatchLedger.Tests.House;
using Microsoft.Extensions.Time.Testing;

namespace BatchLedger.Tests.SageIntacct;

/// <summary>The company, the journal and the samples of the specification.</summary>
internal static class Intacct
{
    public static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2025, 7, 1, 16, 0, 0, TimeSpan.Zero));

    public static string Vector(string name) => File.ReadAllText(Path.Combine(AppSources.Top, "App.Tests", "SageIntacct", "Vectors", name));

    public static GlTerms Terms(Uri? standIn = null, params (string Field, string Value)[] other)
    {
        var fields = new Dictionary<string, string>
        {
            ["senderId"] = "BLSENDER", ["senderPassword"] = "sender-secret", ["companyId"] = "HARBOUR", ["userId"] = "bl_api", ["userPassword"] = "user-secret", ["journal"] = "GJ",
        };
        foreach (var (field, value) in other) fields[field] = value;
        return new GlTerms(AccountingSystem.SageIntacct, standIn is null ? GlSite.Production : GlSite.StandIn, fields) { StandIn = standIn };
    }

    public static GlEntry Journal117(string key = "bl-117-1") => new()
    {
        Key = key, Number = "BL-000117", Date = new(2025, 6, 30), Memo = "Dues & fees – June 2025", Currency = "USD",
        Lines =
        [
            Line(1, "1010", 125_000, "Lockbox deposit"), Line(2, "6110", 3_753, "Processor fee"),
            Line(3, "4010", -103_750, "2025 dues") with { ClassId = "MEM" }, Line(4, "2310", -25_003, "Jul-Dec 2025 dues") with { ClassId = "MEM" },
        ],
    };

    public static GlEntryLine Line(int no, string account, long signed, string memo = "") => new()
    {
        No = no, AccountCode = account, AccountId = account, Debit = Math.Max(signed, 0), Credit = Math.Max(-signed, 0), Memo = memo, LocationId = "100", DepartmentId = "200",
    };

    public static GlAnswer Read(string body, IntacctDeed deed = IntacctDeed.Create, int status = 200, string? controlId = null) => IntacctAnswers.Read(Reply(body, status), deed, controlId, Clock.GetUtcNow()).Answer;

    public static OutsideReply Reply(string body, int status = 200, string? retryAfter = null) =>
        new(status, body) { Headers = retryAfter is null ? [] : new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Retry-After"] = retryAfter } };

    /// <summary>A connector at the real addresses whose every request is answered by <paramref name="answer"/>, and nothing leaves.</summary>
    public static SageIntacctConnector Canned(Func<HttpRequestMessage, string, string> answer) => new(new OutsideDoor(new HttpClient(new CannedHandler(answer))), Clock);

    /// <summary>A connector that goes out over the real door.</summary>
    public static SageIntacctConnector Real(TimeSpan? patience = null)
    {
        var client = new HttpClient(OutsideDoor.Handler());
        OutsideDoor.Configure(client);
        if (patience is { } time) client.Timeout = time;
        return new(new OutsideDoor(client), Clock);
    }

    /// <summary>Same elements in the same order, same attributes, same text.</summary>
    public static void SameXml(string expected, XElement actual) => Assert.Equal(Shape(XElement.Parse(expected)), Shape(XElement.Parse(actual.ToString())));

    private static string Shape(XElement element) => new XElement(element.Name, element.Attributes().OrderBy(a => a.Name.LocalName),
        element.HasElements ? element.Elements().Select(part => XElement.Parse(Shape(part))) : element.Value.Trim()).ToString();

    private sealed class CannedHandler(Func<HttpRequestMessage, string, string> answer) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            new(HttpStatusCode.OK) { Content = new StringContent(answer(request, await request.Content!.ReadAsStringAsync(cancellationToken))) };
    }
}
