using BatchLedger.Data;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Trail;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BatchLedger.Access;

/// <summary>Comes in, goes out, changes the own password. Works in a request, for a session is a cookie.</summary>
public sealed class SignInService(Doorstep door, Passwords passwords, SignInManager<AppUser> sessions, UserDirectory users, Visitor visitor,
    IOptions<IdentityOptions> options)
{
    /// <summary>Refuses with LockedOut or Wrong.</summary>
    public async Task<Refusal?> SignInAsync(string email, string password)
    {
        var name = Emails.Normal(email);
        var hash = await door.ReadAsync(db => db.Users.Where(u => u.NormalizedEmail == name).Select(u => u.PasswordHash).SingleOrDefaultAsync());
        var right = passwords.Matches(hash, password);

        var (refusal, user) = await door.PassAsync((db, now) => DecideAsync(db, now, name, right));
        if (user is not null) await sessions.SignInAsync(user, isPersistent: false);
        return refusal;
    }

    // Decided behind the gate, where tries that came at the same moment stand in line: the sixth is locked out however fast it came.
    private async Task<Passed<(Refusal?, AppUser?)>> DecideAsync(AppDbContext db, DateTimeOffset now, string name, bool right)
    {
        var user = await db.Users.Include(u => u.Companies).SingleOrDefaultAsync(u => u.NormalizedEmail == name);
        if (user is null) return Refused(AccessRefusals.Wrong, null, "SignIn.Failed");

        var lockout = options.Value.Lockout;
        if (user.LockoutEnd > now) return Refused(AccessRefusals.LockedOut(Minutes(user.LockoutEnd.Value - now)), user, "SignIn.LockedOut");
        if (!right && ++user.AccessFailedCount >= lockout.MaxFailedAccessAttempts)
        {
            (user.AccessFailedCount, user.LockoutEnd) = (0, now + lockout.DefaultLockoutTimeSpan);
            return Refused(AccessRefusals.LockedOut(Minutes(lockout.DefaultLockoutTimeSpan)), user, "SignIn.LockedOut");
        }
        if (!right) return Refused(AccessRefusals.Wrong, user, "SignIn.Failed");
        if (user.Disabled) return Refused(AccessRefusals.Wrong, user, "SignIn.Disabled");

        (user.AccessFailedCount, user.LockoutEnd) = (0, null);
        return new((null, user), UserFacts.Of(user).From(visitor.Origin), Entry("SignIn", user));
    }

    public async Task SignOutAsync(Actor actor)
    {
        await sessions.SignOutAsync();
        if (actor.UserId is null) return;
        await door.PassAsync((_, _) => Task.FromResult(new Passed<bool>(true, actor, new AuditEntry("SignOut", actor.Email))));
    }

    /// <summary>Refuses with SignedOut, OldPasswordWrong, SamePassword or what the password rules say. Ends the account's other sessions.</summary>
    public async Task<Refusal?> ChangePasswordAsync(Actor actor, string old, string wanted)
    {
        var hash = await door.ReadAsync(db => db.Users.Where(u => u.Id == actor.UserId).Select(u => u.PasswordHash).SingleOrDefaultAsync());
        if (hash is null) return AccessRefusals.SignedOut;
        if (!passwords.Matches(hash, old)) return AccessRefusals.OldPasswordWrong;
        if (old == wanted) return AccessRefusals.SamePassword;
        if (passwords.WhyNot(wanted, actor.Email) is { } refusal) return refusal;

        var fresh = passwords.Hash(wanted);
        var user = await door.PassAsync(async (db, _) =>
        {
            var user = await db.Users.SingleAsync(u => u.Id == actor.UserId);
            user.TakePassword(fresh);
            return new Passed<AppUser>(user, actor, Entry("User.ChangePassword", user));
        });
        users.Forget(user.Id);
        await sessions.SignInAsync(user, isPersistent: false);
        return null;
    }

    private Passed<(Refusal?, AppUser?)> Refused(Refusal refusal, AppUser? user, string action) =>
        new((refusal, null), user is null ? Actor.Nobody(visitor.Origin) : UserFacts.Of(user).From(visitor.Origin), Entry(action, user));

    // An unknown name is not written down: people type their password into the wrong field.
    private static AuditEntry Entry(string action, AppUser? user) => new(action, user?.Email ?? "unknown account");

    private static int Minutes(TimeSpan time) => (int)Math.Ceiling(time.TotalMinutes);
}
