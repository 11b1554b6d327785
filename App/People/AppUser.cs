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

    public List<UserCompany> Companies { get; set; } = [];
}

/// <summary>A person may see a company.</summary>
public sealed class UserCompany
{
    public int UserId { get; set; }
    public int CompanyId { get; set; }
}
