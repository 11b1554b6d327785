using BatchLedger.People;
using BatchLedger.Refusals;

namespace BatchLedger.Users;

/// <summary>What is typed about a person.</summary>
public sealed class UserDraft
{
    public string Name { get; set; } = "";
    public string Email { get; set; } = "";
    public Role Roles { get; set; }
    public bool SeesAllCompanies { get; set; } = true;
    public HashSet<int> Companies { get; init; } = [];
    public bool Disabled { get; set; }

    public static UserDraft Of(UserRow row) => new()
    {
        Name = row.Name, Email = row.Email, Roles = row.Roles, SeesAllCompanies = row.SeesAllCompanies, Companies = [.. row.Companies], Disabled = row.Disabled,
    };

    /// <summary>Refuses with NameMissing or EmailInvalid.</summary>
    public Refusal? WhyNot()
    {
        if (Name.Trim().Length is 0 or > AppUser.NameLength) return PeopleRefusals.NameMissing;
        return Emails.IsValid(Email) ? null : PeopleRefusals.EmailInvalid(Email);
    }

    public void Set(Role role, bool held) => Roles = held ? Roles | role : Roles & ~role;

    public void See(int company, bool seen)
    {
        if (seen) Companies.Add(company);
        else Companies.Remove(company);
    }

    internal void ApplyTo(AppUser user)
    {
        (user.DisplayName, user.Roles, user.SeesAllCompanies, user.Disabled) = (Name.Trim(), Roles, SeesAllCompanies, Disabled);
        var wanted = SeesAllCompanies ? [] : Companies;
        user.Companies.RemoveAll(c => !wanted.Contains(c.CompanyId));
        user.Companies.AddRange(wanted.Where(id => user.Companies.All(c => c.CompanyId != id)).Select(id => new UserCompany { UserId = user.Id, CompanyId = id }).ToList());
    }
}

/// <summary>One account in the list.</summary>
public sealed record UserRow(int Id, string Name, string Email, Role Roles, bool SeesAllCompanies, IReadOnlyList<int> Companies)
{
    public bool Disabled { get; init; }
    public bool MustChangePassword { get; init; }
    public DateTimeOffset? LockedUntil { get; init; }

    internal static UserRow Of(AppUser user) => new(user.Id, user.DisplayName, user.Email!, user.Roles, user.SeesAllCompanies, [.. user.Companies.Select(c => c.CompanyId)])
    {
        Disabled = user.Disabled, MustChangePassword = user.MustChangePassword, LockedUntil = user.LockoutEnd,
    };
}

/// <summary>A company that a person may be let see.</summary>
public sealed record CompanyChoice(int Id, string Name);
