using System.Security.Cryptography;
using System.Text;

namespace BatchLedger.Access;

/// <summary>The one-time way in when there is no user yet. Only the hash of the key is kept, and only in memory.</summary>
public sealed class SetUpLink(TimeProvider clock)
{
    private static readonly TimeSpan Valid = TimeSpan.FromMinutes(30);

    private readonly Lock gate = new();
    private byte[]? hash;
    private DateTimeOffset until;

    /// <summary>A new link; an older one is void from now on.</summary>
    public string Issue()
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        lock (gate) (hash, until) = (HashOf(key), clock.GetUtcNow() + Valid);
        return $"/set-up?key={key}";
    }

    public bool Fits(string? key)
    {
        lock (gate) return key is not null && hash is not null && clock.GetUtcNow() < until && CryptographicOperations.FixedTimeEquals(hash, HashOf(key));
    }

    public void Spend()
    {
        lock (gate) hash = null;
    }

    private static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
