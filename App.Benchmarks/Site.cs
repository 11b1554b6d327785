using BatchLedger.Data;
using BatchLedger.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace BatchLedger.Benchmarks;

/// <summary>The services of the program over a real folder, with the real clock.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly DataFolder folder;
    private readonly ServiceProvider provider;
    private readonly AsyncServiceScope scope;

    private Site(string path)
    {
        folder = new DataFolder(path);
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        services.AddRooms(folder);
        services.Replace(ServiceDescriptor.Scoped<CurrentActor>(_ => new FixedActor(Actor.System("benchmark"))));
        provider = services.BuildServiceProvider();
        scope = provider.CreateAsyncScope();
    }

    public static string NewFolder() => Directory.CreateTempSubdirectory("batchledger-bench-").FullName;

    /// <summary>Over a new folder, or one that is there; it is removed at the end.</summary>
    public static async Task<Site> OpenAsync(string? path = null)
    {
        var site = new Site(path ?? NewFolder());
        if (site.folder.Take() is { } refusal) throw new InvalidOperationException(refusal.Message);
        await site.Get<Database>().PrepareAsync();
        return site;
    }

    public T Get<T>() where T : notnull => scope.ServiceProvider.GetRequiredService<T>();

    /// <summary>Writes past the services, in one transaction.</summary>
    public Task WriteAsync(Func<AppDbContext, Task> write) => Get<WriteGate>().PassAsync(async () =>
    {
        await using var db = await Get<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        await using var transaction = await db.Database.BeginTransactionAsync();
        await write(db);
        await transaction.CommitAsync();
    });

    public Task PutAsync(IEnumerable<object> rows) => WriteAsync(async db =>
    {
        db.AddRange(rows);
        await db.SaveChangesAsync();
    });

    public async Task<T> ReadAsync<T>(Func<AppDbContext, Task<T>> read)
    {
        await using var db = await Get<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        return await read(db);
    }

    /// <summary>Ends the site and leaves its folder behind.</summary>
    public async Task<string> LeaveAsync()
    {
        await scope.DisposeAsync();
        await provider.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Dispose();
        return folder.Path;
    }

    public async ValueTask DisposeAsync() => Directory.Delete(await LeaveAsync(), recursive: true);
}
