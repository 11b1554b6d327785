using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace BatchLedger.Tests.QuickBooksOnline;

/// <summary>A request as it left.</summary>
internal sealed record SentRequest(string Method, Uri Address, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public IReadOnlyDictionary<string, string> Query => Pairs(Address.Query.TrimStart('?'));

    public IReadOnlyDictionary<string, string> Form => Pairs(Body);

    private static Dictionary<string, string> Pairs(string text) => text.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
        .ToDictionary(pair => Uri.UnescapeDataString(pair[0]), pair => Uri.UnescapeDataString(pair[1].Replace('+', ' ')));
}

/// <summary>Under the real door: keeps what was sent and answers from a list; the last answer comes again.</summary>
internal sealed class CannedWire(Func<SentRequest, CannedWire.Reply> answer) : HttpMessageHandler
{
    public List<SentRequest> Sent { get; } = [];

    public static CannedWire Of(int status, string body, params (string Name, string Value)[] headers) => new(_ => new Reply(status, body) { Headers = headers });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var headers = request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        var sent = new SentRequest(request.Method.Method, request.RequestUri!, headers, request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken));
        Sent.Add(sent);
        var reply = answer(sent);
        var response = new HttpResponseMessage((HttpStatusCode)reply.Status) { Content = new StringContent(reply.Body, Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json")) };
        foreach (var (name, value) in reply.Headers) response.Headers.TryAddWithoutValidation(name, value);
        return response;
    }

    internal sealed record Reply(int Status, string Body)
    {
        public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];
    }
}
