using Microsoft.AspNetCore.Identity;

namespace BatchLedger.People;

/// <summary>A person who signs in.</summary>
public sealed class AppUser : IdentityUser<int>
{
    public const int NameLength = 60;

    public required string DisplayName { get; set; }

    public Role Roles { get; set; }

    /// <summary>Sees every company, also those made later. Otherwise only those in <see cref="Companies"/>.</summary>
    public bool SeesAllCompanies { get; set; }

    public bool Disabled { get; set; }

    /// <summary>The password was chosen by an administrator, so it must be replaced before anything else.</summary>
    public bool MustChangePassword { get; set; }

    public List<UserCompany> Companies { get; set; } = [];

    public static AppUser For(string name, string email) => new()
    {
        DisplayName = name, UserName = email, NormalizedUserName = Emails.Normal(email), Email = email, NormalizedEmail = Emails.Normal(email),
        LockoutEnabled = true,
    };

    /// <summary>Takes a new password of the person's own; every session that began with the old one ends.</summary>
    public void TakePassword(string hash)
    {
        PasswordHash = hash;
        MustChangePassword = false;
        SecurityStamp = Guid.NewGuid().ToString("N");
        (AccessFailedCount, LockoutEnd) = (0, null);
    }

    /// <summary>Takes a password that somebody else chose.</summary>
    public void TakeFirstPassword(string hash)
    {
        TakePassword(hash);
        MustChangePassword = true;
    }
}

/// <summary>A person may see a company.</summary>
public sealed class UserCompany
{
    public int UserId { get; set; }
    public int CompanyId { get; set; }
}
