using BatchLedger.Data;
using BatchLedger.People;
using BatchLedger.Users;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Users;

public class UserServiceTests
{
    private const string Password = "correct horse battery";

    [Fact]
    public async Task A_new_account_has_a_first_password_roles_and_an_audit_row()
    {
        await using var books = await Books.OpenAsync();
        var (user, refusal) = await books.Get<UserService>().CreateAsync(Draft("ann@example.org", Role.Staff | Role.Accountant), Password);

        Assert.Null(refusal);
        Assert.True(user!.MustChangePassword);
        Assert.Equal(Role.Staff | Role.Accountant, user.Roles);
        await using var db = books.Db();
        var row = await db.AuditRows.SingleAsync();
        Assert.Equal(("User.Create", "ann@example.org", "name Ann; roles Staff, Accountant; companies all; active"), (row.Action, row.Record, row.After));
        Assert.DoesNotContain(Password, string.Join("|", (await db.Users.SingleAsync()).PasswordHash, row.After, row.Before), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_an_account_is_refused_in_words()
    {
        await using var books = await Books.OpenAsync();
        var users = books.Get<UserService>();
        await users.CreateAsync(Draft("ann@example.org", Role.Viewer), Password);

        Assert.Equal("There is already an account for ANN@example.org. Open it in the list of users.", await WhyNotAsync("ANN@example.org", Password));
        Assert.Equal("“ann” is not an e-mail address.", await WhyNotAsync("ann", Password));
        Assert.Equal("“a@b.org\r\nBcc: c@d.org” is not an e-mail address.", await WhyNotAsync("a@b.org\r\nBcc: c@d.org", Password));
        Assert.StartsWith("The password has 11 characters; at least 12 are needed.", await WhyNotAsync("bob@example.org", "12345678901"), StringComparison.Ordinal);
        Assert.Equal("The password contains the e-mail name. Choose another one.", await WhyNotAsync("bob@example.org", "bob bob bob bob"));

        async Task<string?> WhyNotAsync(string email, string password) => (await users.CreateAsync(Draft(email, Role.Viewer), password)).Refusal?.Message;
    }

    [Fact]
    public async Task Nobody_takes_the_administrator_from_himself_or_from_the_last_one()
    {
        await using var books = await Books.OpenAsync();
        var users = books.Get<UserService>();
        var ann = (await users.CreateAsync(Draft("ann@example.org", Role.Administrator), Password)).Value!;
        var viewer = Draft("ann@example.org", Role.Viewer);

        Assert.Equal("Ann is the last administrator who can sign in. Make somebody else an administrator first.", (await users.ChangeAsync(ann.Id, viewer))?.Message);
        await users.CreateAsync(Draft("bob@example.org", Role.Administrator), Password);
        books.Actor = books.Actor with { UserId = ann.Id };
        Assert.Equal("People.OwnAdministrator", (await users.ChangeAsync(ann.Id, viewer))?.Code);
        var disabled = UserDraft.Of(ann);
        disabled.Disabled = true;
        Assert.Equal("People.OwnAdministrator", (await users.ChangeAsync(ann.Id, disabled))?.Code);

        books.Actor = books.Actor with { UserId = null };
        Assert.Null(await users.ChangeAsync(ann.Id, viewer));
        Assert.Equal(Role.Viewer, (await users.FindAsync(ann.Id))!.Roles);
    }

    [Fact]
    public async Task The_directory_knows_a_change_at_once_and_what_it_was_not_told_after_thirty_seconds()
    {
        await using var books = await Books.OpenAsync();
        var (users, directory) = (books.Get<UserService>(), books.Get<UserDirectory>());
        var ann = (await users.CreateAsync(Draft("ann@example.org", Role.Staff), Password)).Value!;
        var first = await directory.FindAsync(ann.Id);

        Assert.Null(await users.ChangeAsync(ann.Id, Draft("ann@example.org", Role.Viewer)));
        Assert.Equal(Role.Viewer, (await directory.FindAsync(ann.Id))!.Roles);
        Assert.Null(await users.ResetPasswordAsync(ann.Id, "another horse battery"));
        Assert.NotEqual(first!.Stamp, (await directory.FindAsync(ann.Id))!.Stamp);

        await books.Get<WriteGate>().PassAsync(async () =>
        {
            await using var db = books.Db();
            await db.Users.ExecuteUpdateAsync(set => set.SetProperty(u => u.Disabled, true));
        });
        Assert.False((await directory.FindAsync(ann.Id))!.Disabled);
        books.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.True((await directory.FindAsync(ann.Id))!.Disabled);
    }

    private static UserDraft Draft(string email, Role roles) => new() { Name = "Ann", Email = email, Roles = roles };
}
