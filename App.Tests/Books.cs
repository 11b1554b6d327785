using BatchLedger.Data;
using BatchLedger.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace BatchLedger.Tests;

/// <summary>A real database in a folder of its own, with the real services over it. The clock is ours, and so is who acts.</summary>
public sealed class Books : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);

    private readonly ServiceProvider provider;
    private readonly AsyncServiceScope scope;

    private Books(ServiceProvider provider, DataFolder folder)
    {
        this.provider = provider;
        Folder = folder;
        scope = provider.CreateAsyncScope();
    }

    public DataFolder Folder { get; }
    public IServiceProvider Services => scope.ServiceProvider;
    public FakeTimeProvider Clock { get; private init; } = new(Start);

    /// <summary>Who acts from now on. At first somebody who holds every role.</summary>
    public Actor Actor { get; set; } = Person("R. Osei", (Role)63);

    public static Actor Person(string name, Role roles, IReadOnlySet<int>? companies = null) =>
        new(null, name, $"{name.Replace(" ", "").Replace(".", "")}@example.org".ToLowerInvariant(), roles, companies, "test");

    public static async Task<Books> OpenAsync(Action<IServiceCollection>? replace = null)
    {
        var folder = Directory.CreateTempSubdirectory("batchledger-").FullName;
        File.Copy(await Template.Value, new DataFolder(folder).Database);
        return Over(folder, replace);
    }

    /// <summary>Over a folder that is there already, as a program that starts anew would find it.</summary>
    public static Books Over(string path, Action<IServiceCollection>? replace = null)
    {
        Books? books = null;
        var folder = new DataFolder(path);
        var clock = new FakeTimeProvider(Start);
        var services = Registered(folder, () => books!.Actor);
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        replace?.Invoke(services);
        books = new Books(services.BuildServiceProvider(validateScopes: true), folder) { Clock = clock };
        return books;
    }

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Looks at the tables as they are, past every service.</summary>
    public AppDbContext Db() => Get<IDbContextFactory<AppDbContext>>().CreateDbContext();

    /// <summary>Puts rows there, past every service.</summary>
    public Task PutAsync(params object[] rows) => Get<WriteGate>().PassAsync(async () =>
    {
        await using var db = Db();
        db.AddRange(rows);
        await db.SaveChangesAsync();
    });

    public async ValueTask DisposeAsync()
    {
        await scope.DisposeAsync();
        await provider.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Folder.Dispose();
        await DeleteAsync(Folder.Path);
    }

    // A page that listens may still be reading, and open the database once more while its folder goes.
    private static async Task DeleteAsync(string path)
    {
        for (var attempt = 1; Directory.Exists(path); attempt++)
        {
            try
            {
                Directory.Delete(path, recursive: true);
            }
            catch (IOException) when (attempt < 20)
            {
                await Task.Delay(100);
                Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            }
        }
    }

    // Migrating takes half a second; each test starts from a copy of one migrated file.
    private static readonly Lazy<Task<string>> Template = new(async () =>
    {
        var folder = new DataFolder(Directory.CreateTempSubdirectory("batchledger-template-").FullName);
        await using var provider = Registered(folder, () => Person("Template", Role.None)).BuildServiceProvider();
        await provider.GetRequiredService<Database>().PrepareAsync();
        await using (var db = await provider.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync())
        {
            // Every feature is on, in US dollars; a test of the switches turns them off.
            await db.Database.ExecuteSqlRawAsyncInGate(provider.GetRequiredService<WriteGate>(), """
                UPDATE "Features" SET "Multicurrency" = 1, "MultipleBaseCurrencies" = 1, "Consolidation" = 1, "Multibranch" = 1, "GlIntegration" = 1, "Managements" = 1, "TenantCurrency" = 'USD'
                """);
            await db.Database.ExecuteSqlRawAsyncInGate(provider.GetRequiredService<WriteGate>(), "PRAGMA wal_checkpoint(TRUNCATE)");
        }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        return folder.Database;
    });

    private static ServiceCollection Registered(DataFolder folder, Func<Actor> actor)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        services.AddRooms(folder);
        services.Replace(ServiceDescriptor.Scoped<CurrentActor>(_ => new TestActor(actor)));
        return services;
    }

    private sealed class TestActor(Func<Actor> actor) : CurrentActor
    {
        public override ValueTask<Actor> GetAsync() => ValueTask.FromResult(actor());
    }
}

internal static class GatedSql
{
    public static Task ExecuteSqlRawAsyncInGate(this Microsoft.EntityFrameworkCore.Infrastructure.DatabaseFacade database, WriteGate gate, string sql) =>
        gate.PassAsync(() => database.ExecuteSqlRawAsync(sql));
}
