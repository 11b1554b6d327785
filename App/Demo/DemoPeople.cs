using BatchLedger.Data;
using BatchLedger.People;
using BatchLedger.Users;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Demo;

/// <summary>One person a role. The password is for the demonstration only and is printed at its start.</summary>
public static class DemoPeople
{
    public const string Password = "rivers run to the sea";

    /// <summary>Of everybody's address, so that none of them is a stranger to the mails.</summary>
    public const string Domain = "rivers.example";

    public static readonly IReadOnlyList<(string Name, string Email, Role Roles)> All =
    [
        ("R. Osei", "staff@rivers.example", Role.Staff),
        ("M. Ito", "accountant@rivers.example", Role.Staff | Role.Accountant),
        ("C. Duarte", "controller@rivers.example", Role.Controller),
        ("O. Lund", "operator@rivers.example", Role.Operator),
        ("A. Novak", "administrator@rivers.example", Role.Administrator),
        ("V. Reyes", "viewer@rivers.example", Role.Viewer),
    ];

    public static async Task CreateAsync(IServiceProvider services)
    {
        var users = services.GetRequiredService<UserService>();
        foreach (var (name, email, roles) in All)
            if ((await users.CreateAsync(new UserDraft { Name = name, Email = email, Roles = roles }, Password)).Refusal is { } refusal)
                throw new InvalidOperationException(refusal.Message);

        // Nobody wants to choose a new password six times to look around.
        await services.GetRequiredService<WriteGate>().PassAsync(async () =>
        {
            await using var db = await services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
            await db.Users.ExecuteUpdateAsync(set => set.SetProperty(u => u.MustChangePassword, false));
        });
    }

    public static Actor ActorOf(AppUser user) => new(user.Id, user.DisplayName, user.Email!, user.Roles, null, "demonstration") { Session = "demonstration" };
}
