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
        if (terms.StandIn is { } standIn)
            return address.IsLoopback && address.Scheme == standIn.Scheme && address.Authority == standIn.Authority ? null : $"{address.Authority} is not the stand-in of this connection.";
        if (address.Scheme != Uri.UriSchemeHttps || !address.IsDefaultPort) return $"{address.Authority} is not reached over TLS on its usual port.";
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

    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)) return false;
        if (address.AddressFamily is AddressFamily.InterNetworkV6)
            return !address.IsIPv6LinkLocal && !address.IsIPv6SiteLocal && !address.IsIPv6UniqueLocal && !address.IsIPv6Multicast;
        var bytes = address.GetAddressBytes();
        return bytes[0] switch
        {
            0 or 10 or 127 or >= 224 => false,
            100 => bytes[1] is < 64 or > 127,
            169 => bytes[1] != 254,
            172 => bytes[1] is < 16 or > 31,
            192 => bytes[1] != 168 && (bytes[1], bytes[2]) is not (0, 0),
            198 => bytes[1] is not (18 or 19),
            _ => true,
        };
    }

    private static bool Fits(string host, string domain) => domain[0] != '.' ? host.Equals(domain, StringComparison.OrdinalIgnoreCase)
        : host.EndsWith(domain, StringComparison.OrdinalIgnoreCase) && host.Length > domain.Length && !host[..^domain.Length].Contains('.', StringComparison.Ordinal);
}
