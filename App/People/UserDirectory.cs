using System.Collections.Concurrent;
using BatchLedger.Data;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.People;

/// <summary>What the program must know of a person at every command. Read again after 30 seconds, and at once when somebody changed the account here.</summary>
public sealed class UserDirectory(IDbContextFactory<AppDbContext> dbs, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<int, (UserFacts? Facts, DateTimeOffset ReadAt)> known = new();
    private long changes;

    public async ValueTask<UserFacts?> FindAsync(int id)
    {
        var now = clock.GetUtcNow();
        if (known.TryGetValue(id, out var seen) && now - seen.ReadAt < Fresh) return seen.Facts;

        var before = Interlocked.Read(ref changes);
        var facts = await ReadAsync(id);
        // What was read while somebody changed an account may be the old state: use it, but do not keep it.
        if (before == Interlocked.Read(ref changes)) known[id] = (facts, now);
        return facts;
    }

    public void Forget(int id)
    {
        Interlocked.Increment(ref changes);
        known.TryRemove(id, out _);
    }

    private async Task<UserFacts?> ReadAsync(int id)
    {
        await using var db = await dbs.CreateDbContextAsync();
        var user = await db.Users.AsNoTracking().Include(u => u.Companies).SingleOrDefaultAsync(u => u.Id == id);
        return user is null ? null : UserFacts.Of(user);
    }
}

/// <param name="Stamp">Changes with the password, and ends every session that began before.</param>
public sealed record UserFacts(int Id, string Name, string Email, Role Roles, IReadOnlySet<int>? Companies, bool Disabled, bool MustChangePassword, string Stamp)
{
    public static UserFacts Of(AppUser user) => new(user.Id, user.DisplayName, user.Email ?? "", user.Roles,
        user.SeesAllCompanies ? null : user.Companies.Select(c => c.CompanyId).ToHashSet(), user.Disabled, user.MustChangePassword, user.SecurityStamp ?? "");

    public Actor From(string origin) => new(Id, Name, Email, Roles, Companies, origin);
}
