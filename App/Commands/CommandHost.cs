using BatchLedger.Data;
using BatchLedger.People;
using BatchLedger.Refusals;

namespace BatchLedger.Commands;

/// <summary>The rooms without the site: the same services as behind the pages, acting as the program itself.</summary>
internal sealed class CommandHost : IAsyncDisposable
{
    private readonly DataFolder folder;
    private readonly ServiceProvider provider;
    private readonly AsyncServiceScope scope;

    private CommandHost(DataFolder folder, ServiceProvider provider)
    {
        (this.folder, this.provider) = (folder, provider);
        scope = provider.CreateAsyncScope();
    }

    public T Get<T>() where T : notnull => scope.ServiceProvider.GetRequiredService<T>();

    /// <summary>The folder is taken and the database brought up to date. Refuses with Data.InUse.</summary>
    public static async Task<Outcome<CommandHost>> OpenAsync(DataFolder folder, CancellationToken token)
    {
        if (folder.Take() is { } refusal) return refusal;
        var host = new CommandHost(folder, Services(folder).BuildServiceProvider(validateScopes: true));
        await host.Get<Database>().PrepareAsync(token);
        return host;
    }

    public static IConfiguration Configuration() => new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
        .AddEnvironmentVariables()
        .Build();

    public async ValueTask DisposeAsync()
    {
        await scope.DisposeAsync();
        await provider.DisposeAsync();
        folder.Dispose();
    }

    private static ServiceCollection Services(DataFolder folder)
    {
        var services = new ServiceCollection();
        services.AddSingleton(Configuration());
        services.AddLogging(logging => logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Error));
        services.AddRooms(folder);
        services.AddScoped<CurrentActor>(_ => new FixedActor(Actor.System("command line")));
        return services;
    }
}
