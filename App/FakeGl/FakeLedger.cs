using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace BatchLedger.FakeGl;

/// <summary>An outside accounting system on this machine: it takes journals into books of its own, checks them as the real one would, and fails as it is told to.
/// Loopback only. It shares no code with the client, so that the two can contradict each other.</summary>
public sealed class FakeLedger : IAsyncDisposable
{
    private readonly WebApplication app;

    private FakeLedger(WebApplication app, FakeSystem system, FakeBooks books, FakeFailures failures) => (this.app, System, Books, Failures) = (app, system, books, failures);

    public FakeSystem System { get; }
    public FakeBooks Books { get; }
    public FakeFailures Failures { get; }

    /// <summary>http://127.0.0.1:port</summary>
    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public static async Task<FakeLedger> StartAsync(FakeSystem system, FakeOptions? options = null)
    {
        options ??= new FakeOptions();
        var (books, failures) = (new FakeBooks(options.BooksFile), new FakeFailures());
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, options.Port));
        var app = builder.Build();
        FakeApis.Of(system, books, failures, options).Map(app);
        new FakePage(system, books, failures).Map(app);
        await app.StartAsync();
        return new FakeLedger(app, system, books, failures);
    }

    public Task WaitAsync(CancellationToken token) => app.WaitForShutdownAsync(token);

    // Hanging requests must not keep it alive.
    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource(TimeSpan.Zero);
        await app.StopAsync(atOnce.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await app.DisposeAsync();
    }
}
