using BatchLedger.Data;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Trail;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Users;

/// <summary>The accounts of the people who work here.</summary>
public sealed class UserService(Work work, Passwords passwords, UserDirectory directory)
{
    public Task<IReadOnlyList<UserRow>> ListAsync(CancellationToken token = default) =>
        work.ReadAsync<IReadOnlyList<UserRow>>(Permission.ManageUsers, async db =>
        {
            var users = await db.Users.Include(u => u.Companies).OrderBy(u => u.DisplayName).ToListAsync(token);
            return [.. users.Select(UserRow.Of)];
        }, token);

    public Task<UserRow?> FindAsync(int id, CancellationToken token = default) =>
        work.ReadAsync(Permission.ManageUsers, async db =>
            await db.Users.Include(u => u.Companies).SingleOrDefaultAsync(u => u.Id == id, token) is { } user ? UserRow.Of(user) : null, token);

    public Task<List<CompanyChoice>> CompaniesAsync(CancellationToken token = default) =>
        work.ReadAsync(Permission.ManageUsers, db => db.Companies.OrderBy(c => c.Code).Select(c => new CompanyChoice(c.Id, c.Code + " " + c.Name)).ToListAsync(token), token);

    /// <summary>Refuses with NameMissing, EmailInvalid, the password rules or EmailTaken.</summary>
    public async Task<Outcome<UserRow>> CreateAsync(UserDraft draft, string password, CancellationToken token = default)
    {
        var hash = await HashAsync(draft, password);
        return await work.MakeAsync<UserRow>(Permission.ManageUsers, async desk =>
        {
            if (draft.WhyNot() is { } refusal) return refusal;
            if (passwords.WhyNot(password, draft.Email) is { } weak) return weak;
            if (await desk.Db.Users.AnyAsync(u => u.NormalizedEmail == Emails.Normal(draft.Email), desk.Token)) return PeopleRefusals.EmailTaken(draft.Email);

            var user = AppUser.For(draft.Name, draft.Email);
            user.TakeFirstPassword(hash);
            draft.ApplyTo(user);
            desk.Db.Users.Add(user);
            await desk.Db.SaveAsync(desk);
            desk.Note(new AuditEntry("User.Create", user.Email!) { Address = AddressOf(user), After = Words(user) });
            return UserRow.Of(user);
        }, token);
    }

    /// <summary>Changes name, roles, companies and whether the account may sign in; the e-mail stays. Refuses with NotFound, NameMissing, OwnAdministrator or LastAdministrator.</summary>
    public Task<Refusal?> ChangeAsync(int id, UserDraft draft, CancellationToken token = default) => ActAsync(id, async (desk, user) =>
    {
        if (draft.WhyNot() is { } refusal) return refusal;
        var losesAdministrator = IsAdministrator(user) && (draft.Disabled || !draft.Roles.HasFlag(Role.Administrator));
        if (losesAdministrator && desk.Actor.UserId == user.Id) return PeopleRefusals.OwnAdministrator;
        if (losesAdministrator && !await OtherAdministratorAsync(desk, user)) return PeopleRefusals.LastAdministrator(user.DisplayName);

        var before = Words(user);
        draft.ApplyTo(user);
        if (Words(user) is var after && after != before)
            desk.Note(new AuditEntry("User.Change", user.Email!) { Address = AddressOf(user), Before = before, After = after });
        return null;
    }, token);

    /// <summary>Sets a first password, which must be changed at the next sign-in; ends the sessions of the account and opens a locked one. Refuses with NotFound or the password rules.</summary>
    public async Task<Refusal?> ResetPasswordAsync(int id, string password, CancellationToken token = default)
    {
        var hash = (await work.ActorAsync()).May(Permission.ManageUsers) ? passwords.Hash(password) : "";
        return await ActAsync(id, (desk, user) =>
        {
            if (passwords.WhyNot(password, user.Email!) is { } weak) return Task.FromResult<Refusal?>(weak);
            user.TakeFirstPassword(hash);
            desk.Note(new AuditEntry("User.ResetPassword", user.Email!) { Address = AddressOf(user) });
            return Task.FromResult<Refusal?>(null);
        }, token);
    }

    private async Task<Refusal?> ActAsync(int id, Func<Desk, AppUser, Task<Refusal?>> act, CancellationToken token)
    {
        var refusal = await work.DoAsync(Permission.ManageUsers, async desk =>
            await desk.Db.Users.Include(u => u.Companies).SingleOrDefaultAsync(u => u.Id == id, desk.Token) is { } user
                ? await act(desk, user)
                : DataRefusals.NotFound($"User {id}"), token);
        directory.Forget(id);
        return refusal;
    }

    // Hashing is slow on purpose: done before the gate, and only for somebody who may go through it.
    private async Task<string> HashAsync(UserDraft draft, string password) =>
        (await work.ActorAsync()).May(Permission.ManageUsers) && draft.WhyNot() is null ? passwords.Hash(password) : "";

    private static bool IsAdministrator(AppUser user) => user.Roles.HasFlag(Role.Administrator) && !user.Disabled;

    private static Task<bool> OtherAdministratorAsync(Desk desk, AppUser user) =>
        desk.Db.Users.AnyAsync(u => u.Id != user.Id && !u.Disabled && ((int)u.Roles & (int)Role.Administrator) != 0, desk.Token);

    private static string AddressOf(AppUser user) => $"/users/{user.Id}";

    private static string Words(AppUser user)
    {
        var companies = user.SeesAllCompanies ? "all" : user.Companies.Count == 0 ? "none" : string.Join(", ", user.Companies.Select(c => c.CompanyId).Order());
        return $"name {user.DisplayName}; roles {user.Roles}; companies {companies}; {(user.Disabled ? "disabled" : "active")}";
    }
}
