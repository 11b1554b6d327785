using System.Threading.Channels;
using BatchLedger.Live;

namespace BatchLedger.GlIntegration;

/// <summary>Wakes the sender when somebody asked for something or a batch was posted, and every five seconds for what nobody rang for: look-ups, ended leases, missed rings.</summary>
public sealed partial class GlSenderWorker(GlSender sender, Bell bell, TimeProvider clock, ILogger<GlSenderWorker> log) : BackgroundService
{
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(5);

    // One connection that answers slowly does not hold up the others: nobody waits for a pass before the next ring.
    private readonly List<Task> passes = [];
    private readonly Channel<bool> doorbell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var listening = ListenAsync(stoppingToken);
        using var sweep = new PeriodicTimer(Sweep, clock);
        var sweeping = SweepAsync(sweep, stoppingToken);
        doorbell.Writer.TryWrite(true);
        try
        {
            await sender.TakeOverAsync(stoppingToken);
            await foreach (var _ in doorbell.Reader.ReadAllAsync(stoppingToken)) await BeginAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll([listening, sweeping, .. passes]).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ListenAsync(CancellationToken token)
    {
        await foreach (var _ in bell.ListenAsync([Topics.Deliveries, Topics.Posted, Topics.Connections], token)) doorbell.Writer.TryWrite(true);
    }

    private async Task SweepAsync(PeriodicTimer sweep, CancellationToken token)
    {
        while (await sweep.WaitForNextTickAsync(token)) doorbell.Writer.TryWrite(true);
    }

    private async Task BeginAsync(CancellationToken token)
    {
        passes.RemoveAll(pass => pass.IsCompleted);
        try
        {
            passes.AddRange((await sender.StartAsync(token)).Select(WatchAsync));
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            // The next sweep tries again; journals must go out after the database was busy for a while.
            NotWorkedOff(problem);
        }
    }

    private async Task WatchAsync(Task pass)
    {
        try
        {
            await pass;
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            NotWorkedOff(problem);
        }
    }

    [LoggerMessage(LogLevel.Error, "The deliveries to accounting systems could not be worked through.")]
    private partial void NotWorkedOff(Exception problem);
}
