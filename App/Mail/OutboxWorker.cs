using System.Threading.Channels;
using BatchLedger.Live;

namespace BatchLedger.Mail;

/// <summary>Wakes the sender when a mail was put, and every five seconds for what nobody rang for: retries, ended leases, missed rings.</summary>
public sealed class OutboxWorker(OutboxSender sender, Bell bell, TimeProvider clock, ILogger<OutboxWorker> log) : BackgroundService
{
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(5);

    private readonly Channel<bool> doorbell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var listening = ListenAsync(stoppingToken);
        using var sweep = new PeriodicTimer(Sweep, clock);
        var sweeping = SweepAsync(sweep, stoppingToken);
        doorbell.Writer.TryWrite(true);
        try
        {
            await foreach (var _ in doorbell.Reader.ReadAllAsync(stoppingToken)) await SendAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(listening, sweeping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ListenAsync(CancellationToken token)
    {
        await foreach (var _ in bell.ListenAsync([Topics.Mails], token)) doorbell.Writer.TryWrite(true);
    }

    private async Task SweepAsync(PeriodicTimer sweep, CancellationToken token)
    {
        while (await sweep.WaitForNextTickAsync(token)) doorbell.Writer.TryWrite(true);
    }

    private async Task SendAsync(CancellationToken token)
    {
        try
        {
            await sender.SendDueAsync(token);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            // The next sweep tries again; mails must go out after the database was busy for a while.
            log.LogError(problem, "The outbox could not be worked through.");
        }
    }
}
