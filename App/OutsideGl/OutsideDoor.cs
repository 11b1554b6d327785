using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using BatchLedger.Ledgers;

namespace BatchLedger.OutsideGl;

/// <summary>One request to an outside system.</summary>
public sealed record OutsideRequest(HttpMethod Method, Uri Address)
{
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];
    public string? Body { get; init; }
    public string ContentType { get; init; } = "application/json";

    // Headers and bodies carry secrets.
    public override string ToString() => $"{Method} {Address.Host}";
}

/// <summary>What came back, before anybody made sense of it. Header names without case.</summary>
public sealed record OutsideReply(int Status, string Body)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>What Retry-After asks for, in seconds or as a moment. Never longer than an hour: somebody waits for the journal.</summary>
    public TimeSpan? RetryAfter(DateTimeOffset now) => RetryConditionHeaderValue.TryParse(Header("Retry-After"), out var asked) && (asked.Delta ?? asked.Date - now) is { } wait
        ? TimeSpan.FromTicks(Math.Clamp(wait.Ticks, 0, LongestWait.Ticks)) : null;
}

/// <summary>A reply, or the answer that stands for its absence: NotSent when no byte left, Unknown when one may have.</summary>
public readonly record struct OutsideExchange(OutsideReply? Reply, GlAnswer? Absence);

/// <summary>
/// The one way out to the accounting systems. It follows no redirect, repeats nothing, keeps no cookie, waits 30 s, reads 8 MB at most, and goes only
/// where <see cref="OutsideHosts"/> allows. Nothing of a request or a reply is logged.
/// </summary>
public sealed class OutsideDoor(HttpClient client)
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private const int MostBytes = 8 * 1024 * 1024;

    public async Task<OutsideExchange> AskAsync(OutsideRequest request, GlTerms terms, CancellationToken token)
    {
        if (OutsideHosts.WhyNot(request.Address, terms) is { } stranger) return new(null, GlAnswer.Of(AnswerClass.NotSent, stranger));
        if (request.Headers.FirstOrDefault(header => !header.Value.All(letter => letter is >= ' ' and <= '~')).Name is { } strange)
            return new(null, GlAnswer.Of(AnswerClass.NotSent, $"The header {strange} would hold a character that no header may hold."));
        try
        {
            using var message = MessageOf(request);
            using var response = await client.SendAsync(message, HttpCompletionOption.ResponseContentRead, token);
            return new(await ReadAsync(response, token), null);
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            return new(null, GlAnswer.Of(AnswerClass.Unknown, $"No answer after {client.Timeout.TotalSeconds:0} s."));
        }
        catch (HttpRequestException problem)
        {
            return new(null, NeverLeft(problem) ? GlAnswer.Of(AnswerClass.NotSent, $"No connection could be made to {Name(terms)}: {problem.HttpRequestError}.")
                : GlAnswer.Of(AnswerClass.Unknown, $"The connection to {Name(terms)} broke before the whole answer was here."));
        }
        catch (IOException)
        {
            return new(null, GlAnswer.Of(AnswerClass.Unknown, $"The connection to {Name(terms)} broke before the whole answer was here."));
        }
    }

    /// <summary>For the room that registers the client. A connection is used once: on one that was used before, .NET sends a request again by itself when the other
    /// side drops it without an answer, a POST too (HttpConnection.SendAsync, RequestRetryType.RetryOnConnectionFailure).</summary>
    public static SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false, UseCookies = false, UseProxy = false, AutomaticDecompression = DecompressionMethods.All, ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.Zero, ConnectCallback = OutsideHosts.ConnectAsync,
    };

    public static void Configure(HttpClient client)
    {
        client.Timeout = Patience;
        client.MaxResponseContentBufferSize = MostBytes;
        client.DefaultRequestHeaders.UserAgent.ParseAdd("BatchLedger/1.0");
    }

    private static string Name(GlTerms terms) => terms.Site is GlSite.StandIn ? $"the stand-in for {terms.System.InWords()}" : terms.System.InWords();

    private static HttpRequestMessage MessageOf(OutsideRequest request)
    {
        var message = new HttpRequestMessage(request.Method, request.Address);
        message.Options.Set(OutsideHosts.Loopback, request.Address.IsLoopback);
        foreach (var (name, value) in request.Headers) message.Headers.TryAddWithoutValidation(name, value);
        if (request.Body is { } body) message.Content = new StringContent(body, new UTF8Encoding(false), MediaTypeHeaderValue.Parse(request.ContentType));
        return message;
    }

    private static async Task<OutsideReply> ReadAsync(HttpResponseMessage response, CancellationToken token)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers)) headers[name] = string.Join(", ", values);
        return new OutsideReply((int)response.StatusCode, Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(token))) { Headers = headers };
    }

    private static bool NeverLeft(HttpRequestException problem) =>
        problem.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError
        || problem.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.NetworkUnreachable or SocketError.HostUnreachable };
}
