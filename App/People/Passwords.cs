using BatchLedger.Refusals;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace BatchLedger.People;

/// <summary>Makes and checks passwords. Both take a tenth of a second on purpose, so neither is done behind the write gate.</summary>
public sealed class Passwords(IPasswordHasher<AppUser> hasher, IOptions<IdentityOptions> options)
{
    private static readonly AppUser Nobody = new() { DisplayName = "Nobody" };
    private readonly Lazy<string> nobodysHash = new(() => hasher.HashPassword(Nobody, Guid.NewGuid().ToString()));

    /// <summary>Refuses with PasswordTooShort or PasswordIsEmail.</summary>
    public Refusal? WhyNot(string password, string email)
    {
        var least = options.Value.Password.RequiredLength;
        if (password.Length < least) return PeopleRefusals.PasswordTooShort(password.Length, least);
        return password.Contains(email.Split('@')[0], StringComparison.OrdinalIgnoreCase) && email.Length > 0 ? PeopleRefusals.PasswordIsEmail : null;
    }

    public string Hash(string password) => hasher.HashPassword(Nobody, password);

    /// <summary>Takes as long for an account that is not there as for one that is, so that time tells nobody which exist.</summary>
    public bool Matches(string? hash, string password) =>
        hasher.VerifyHashedPassword(Nobody, hash ?? nobodysHash.Value, password) is not PasswordVerificationResult.Failed && hash is not null;
}
