using System.Net;
using System.Net.Sockets;
using BatchLedger.Ledgers;

namespace BatchLedger.OutsideGl;

/// <summary>Where requests may go at all: the hosts of the three systems over TLS, and a stand-in on this machine where one is configured.</summary>
public static class OutsideHosts
{
    internal static readonly HttpRequestOptionsKey<bool> Loopback = new("Loopback");

    private static readonly Dictionary<AccountingSystem, string[]> Domains = new()
    {
        [AccountingSystem.QuickBooksOnline] = ["quickbooks.api.intuit.com", "sandbox-quickbooks.api.intuit.com", "oauth.platform.intuit.com", "developer.api.intuit.com", "appcenter.intuit.com"],
        [AccountingSystem.SageIntacct] = ["intacct.com", ".intacct.com"],
        [AccountingSystem.NetSuite] = [".suitetalk.api.netsuite.com"],
    };

    /// <summary>Why a request of this connection may not go there; null: it may. A leading dot in the list stands for any one host below.</summary>
    public static string? WhyNot(Uri address, GlTerms terms)
    {
        if (!address.IsAbsoluteUri || address.UserInfo.Length > 0) return "The address is not one of the accounting system.";
        if ((terms.Site is GlSite.StandIn) != terms.StandIn is not null) return "A stand-in is asked for, and there is none.";
        if (terms.StandIn is { } standIn)
            return address.IsLoopback && address.Scheme == Uri.UriSchemeHttp && standIn.Scheme == Uri.UriSchemeHttp && address.Authority == standIn.Authority ? null : $"{address.Authority} is not the stand-in of this connection.";
        if (address.Scheme != Uri.UriSchemeHttps || !address.IsDefaultPort) return $"{address.Authority} is not reached over TLS on its usual port.";
        if (address.IdnHost == OtherSite(terms)) return $"{address.Host} is not of the site this connection is for.";
        return Domains.GetValueOrDefault(terms.System, []).Any(domain => Fits(address.IdnHost, domain)) ? null : $"{address.Host} is no host of {terms.System.InWords()}.";
    }

    /// <summary>The last look, at the address the name led to: only a stand-in may be on this machine or in this network.</summary>
    internal static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken token)
    {
        var near = context.InitialRequestMessage.Options.TryGetValue(Loopback, out var loopback) && loopback;
        var found = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, token);
        var allowed = found.Where(address => near ? IPAddress.IsLoopback(address) : IsPublic(address)).ToArray();
        if (allowed.Length == 0) throw new HttpRequestException(HttpRequestError.ConnectionError, $"{context.DnsEndPoint.Host} leads to an address that is not public.");

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Reached over the internet and by nobody's own network. What only leads to another address, such as 6to4, does not count.</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        if (address.AddressFamily is AddressFamily.InterNetwork) return IsPublic(bytes);
        // Where a network has IPv6 only, a name is answered with the IPv4 address behind this prefix.
        return bytes.AsSpan().StartsWith(Translated) ? IsPublic(bytes[12..]) : (bytes[0] & 0xE0) is 0x20 && !Within(bytes, 0x2001, 0x0000, 23) && !Within(bytes, 0x2001, 0x0DB8, 32) && !Within(bytes, 0x2002, 0, 16) && !Within(bytes, 0x3FFF, 0, 20);
    }

    // The registry of special-purpose addresses (RFC 6890 and after).
    private static bool IsPublic(byte[] bytes) => bytes[0] switch
    {
        0 or 10 or 127 or >= 224 => false,
        100 => bytes[1] is < 64 or > 127,
        169 => bytes[1] != 254,
        172 => bytes[1] is < 16 or > 31,
        192 => bytes[1] != 168 && (bytes[1], bytes[2]) is not ((0, 0) or (0, 2) or (88, 99)),
        198 => bytes[1] is not (18 or 19) && (bytes[1], bytes[2]) is not (51, 100),
        203 => (bytes[1], bytes[2]) is not (0, 113),
        _ => true,
    };

    private static ReadOnlySpan<byte> Translated => [0x00, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0];

    private static bool Within(byte[] bytes, int first, int second, int length)
    {
        var (ours, theirs) = ((uint)((bytes[0] << 24) | (bytes[1] << 16) | (bytes[2] << 8) | bytes[3]), (uint)((first << 16) | second));
        return ours >> (32 - length) == theirs >> (32 - length);
    }

    // Tokens of the sandbox must not reach the real books, nor the other way round.
    private static string? OtherSite(GlTerms terms) => terms is { System: AccountingSystem.QuickBooksOnline, StandIn: null }
        ? terms.Site is GlSite.Sandbox ? "quickbooks.api.intuit.com" : "sandbox-quickbooks.api.intuit.com" : null;

    private static bool Fits(string host, string domain) => domain[0] != '.' ? host.Equals(domain, StringComparison.OrdinalIgnoreCase)
        : host.EndsWith(domain, StringComparison.OrdinalIgnoreCase) && host.Length > domain.Length && !host[..^domain.Length].Contains('.', StringComparison.Ordinal);
}
