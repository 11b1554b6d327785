using BatchLedger.Data;
using BatchLedger.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BatchLedger.Tests;

/// <summary>The real site on a free port, over a data folder of its own.</summary>
public sealed class RunningSite : IAsyncDisposable
{
    public const string Password = "correct horse battery";

    private readonly WebApplication site;
    private readonly DataFolder folder;
    private int hired;

    private RunningSite(WebApplication site, DataFolder folder)
    {
        this.site = site;
        this.folder = folder;
        Address = new Uri(site.Urls.First());
    }

    public Uri Address { get; }
    public IServiceProvider Services => site.Services;

    public static async Task<RunningSite> StartAsync(Action<IServiceCollection>? replace = null)
    {
        var folder = new DataFolder(Directory.CreateTempSubdirectory("batchledger-site-").FullName);
        var (site, refusal) = await Site.BuildAsync(new SiteOptions(folder, "http://127.0.0.1:0") { Replace = replace });
        Assert.Null(refusal);
        await site!.StartAsync();
        return new RunningSite(site, folder);
    }

    /// <summary>Somebody at a browser of their own, not signed in.</summary>
    public Guest Guest() => new(Address);

    public async Task<Guest> SignedInAsync(Role roles)
    {
        var user = await HireAsync(roles);
        var guest = Guest();
        using var answer = await guest.SignInAsync(user.Email!, Password);
        Assert.Equal("/", guest.GoalOf(answer));
        return guest;
    }

    public async Task<AppUser> HireAsync(Role roles, string? email = null)
    {
        var user = AppUser.For($"Person {++hired}", email ?? $"person{hired}@example.org");
        (user.Roles, user.SeesAllCompanies) = (roles, true);
        await using var scope = Services.CreateAsyncScope();
        user.TakePassword(scope.ServiceProvider.GetRequiredService<Passwords>().Hash(Password));
        await PutAsync(user);
        return user;
    }

    public Task PutAsync(params object[] rows) => Services.GetRequiredService<WriteGate>().PassAsync(async () =>
    {
        await using var db = Db();
        db.AddRange(rows);
        await db.SaveChangesAsync();
    });

    public AppDbContext Db() => Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContext();

    public async Task<IReadOnlyList<string>> AuditAsync()
    {
        await using var db = Db();
        return await db.AuditRows.OrderBy(row => row.Seq).Select(row => row.Actor + " " + row.Action + " " + row.Record).ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await site.StopAsync();
        await site.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder.Path, recursive: true);
    }
}
