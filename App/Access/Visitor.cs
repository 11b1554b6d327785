using System.Net;
using System.Security.Claims;

namespace BatchLedger.Access;

/// <summary>Who sent the request of this scope. In a circuit nobody sent one, and it stays empty.</summary>
public sealed class Visitor
{
    /// <summary>The claim that carries the caller's address into the circuit, where no request is left to ask.</summary>
    public const string OriginClaim = "origin";

    public ClaimsPrincipal? Principal { get; private set; }

    public string Origin => OriginOf(Principal);

    public void Is(HttpContext http)
    {
        http.User.AddIdentity(new ClaimsIdentity([new Claim(OriginClaim, Words(http.Connection.RemoteIpAddress))]));
        Principal = http.User;
    }

    public static string OriginOf(ClaimsPrincipal? principal) => principal?.FindFirstValue(OriginClaim) ?? "unknown";

    private static string Words(IPAddress? address) => address is null ? "unknown" : (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();
}
