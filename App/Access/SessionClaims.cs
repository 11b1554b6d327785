using System.Security.Claims;
using System.Security.Cryptography;
using BatchLedger.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace BatchLedger.Access;

/// <summary>What the session carries: who it is, and for the eye only the name and the roles. Rights are read anew at each command.</summary>
public sealed class SessionClaims(UserManager<AppUser> users, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<AppUser>(users, options)
{
    /// <summary>Tells one sign-in from the next of the same person.</summary>
    public const string Session = "session";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(AppUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        if (identity.FindFirst(identity.NameClaimType) is { } name) identity.RemoveClaim(name);
        identity.AddClaim(new Claim(identity.NameClaimType, user.DisplayName));
        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.None && user.Roles.HasFlag(role)))
            identity.AddClaim(new Claim(identity.RoleClaimType, role.ToString()));
        identity.AddClaim(new Claim(Session, RandomNumberGenerator.GetHexString(32)));
        return identity;
    }
}
