using System.Globalization;
using System.Security.Claims;
using BatchLedger.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace BatchLedger.Access;

/// <summary>Whether a session still stands: its account is there, not disabled, and has the password it began with.</summary>
public sealed class SessionCheck(UserDirectory users, IOptions<IdentityOptions> options)
{
    public async ValueTask<UserFacts?> FindAsync(ClaimsPrincipal? session)
    {
        var claims = options.Value.ClaimsIdentity;
        if (!int.TryParse(session?.FindFirstValue(claims.UserIdClaimType), CultureInfo.InvariantCulture, out var id)) return null;
        var facts = await users.FindAsync(id);
        return facts is { Disabled: false } && facts.Stamp == session?.FindFirstValue(claims.SecurityStampClaimType) ? facts : null;
    }

    public async ValueTask<bool> StandsAsync(ClaimsPrincipal? session) => await FindAsync(session) is not null;
}
