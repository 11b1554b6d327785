using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Trail;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Access;

/// <summary>Makes the first administrator of an empty database.</summary>
public sealed class SetUpService(Doorstep door, SetUpLink link, Passwords passwords, Visitor visitor)
{
    public Task<bool> IsNeededAsync() => door.ReadAsync(async db => !await db.Users.AnyAsync());

    /// <summary>Refuses with LinkSpent, NameMissing, EmailInvalid or what the password rules say.</summary>
    public async Task<Refusal?> CreateFirstAsync(string? key, string name, string email, string password)
    {
        if (!link.Fits(key)) return AccessRefusals.LinkSpent;
        if (name.Length is 0 or > AppUser.NameLength) return PeopleRefusals.NameMissing;
        if (!Emails.IsValid(email)) return PeopleRefusals.EmailInvalid(email);
        if (passwords.WhyNot(password, email) is { } refusal) return refusal;

        var user = AppUser.For(name, email);
        (user.Roles, user.SeesAllCompanies) = (Role.Administrator, true);
        user.TakePassword(passwords.Hash(password));
        return await door.PassAsync<Refusal?>(async (db, _) =>
        {
            var actor = Actor.Nobody(visitor.Origin) with { Name = "Set-up link" };
            if (await db.Users.AnyAsync()) return new(AccessRefusals.LinkSpent, actor, null);
            db.Users.Add(user);
            link.Spend();
            return new(null, actor, new AuditEntry("User.Create", email) { After = "First administrator" });
        });
    }
}
