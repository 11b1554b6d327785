using System.Collections.Concurrent;
using BatchLedger.Data;
using BatchLedger.Features;
using BatchLedger.GlDeliveries;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.GlIntegration;

/// <summary>Takes up what is due, one delivery of a connection after the other and several connections side by side. What is written down after each step is the truth; a crash between any two of them loses nothing.</summary>
public sealed partial class GlSender(IDbContextFactory<AppDbContext> dbs, GlClaims claims, GlCarriers carriers, AutomaticSending automatic, GlMilestones milestones, ILogger<GlSender> log)
{
    // By connection, and one worker of a connection at a time.
    private readonly ConcurrentDictionary<int, GlPass> passes = new();

    /// <summary>Once, when the program starts.</summary>
    public Task TakeOverAsync(CancellationToken token) => claims.TakeOverAsync(token);

    /// <summary>Works off all that is due now.</summary>
    public async Task WorkOffAsync(CancellationToken token) => await Task.WhenAll(await StartAsync(token));

    /// <summary>Begins with all that is due now, a pass for each connection. Where another pass is at work already, the new one ends at once, and the other takes up what is new.</summary>
    public async Task<IReadOnlyList<Task>> StartAsync(CancellationToken token)
    {
        await using (var db = await dbs.CreateDbContextAsync(token))
            if (!(await db.FeaturesAsync(token)).Has(Feature.GlIntegration)) return [];
        await claims.RescueAsync(token);
        await automatic.AskAsync(token);
        return [.. (await claims.DueAsync(token)).Select(connection => WorkOffAsync(connection, token))];
    }

    private async Task WorkOffAsync(int connectionId, CancellationToken token)
    {
        var pass = passes.GetOrAdd(connectionId, _ => new GlPass());
        while (!token.IsCancellationRequested && await claims.ClaimAsync(connectionId, token) is { } held)
        {
            await milestones.ReachedAsync(GlMilestone.Claimed);
            await CarryAsync(held, pass, token);
            await milestones.ReachedAsync(GlMilestone.Written);
        }
    }

    private async Task CarryAsync(HeldDelivery held, GlPass pass, CancellationToken token)
    {
        try
        {
            await carriers.CarryAsync(held, pass, token);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            await claims.LetGoAsync(held.Delivery, "The program was stopped before the answer was there.");
        }
        catch (Exception problem)
        {
            // One delivery that breaks must not stop the others; the page and the log both tell of it.
            Broke(problem, held.Delivery.Id);
            await claims.BreakAsync(held, "Something unexpected happened; the log tells what. It is tried again.");
        }
    }

    [LoggerMessage(LogLevel.Error, "Delivery {Id} broke off.")]
    private partial void Broke(Exception problem, int id);
}

/// <summary>Who carries on from which state.</summary>
public sealed class GlCarriers(GlValidation validation, GlDispatch dispatch, GlLookUp lookUp, GlRemoval removal)
{
    internal Task CarryAsync(HeldDelivery held, GlPass pass, CancellationToken token) => held.Delivery.State switch
    {
        GlDeliveryState.Checking => validation.CheckAsync(held, pass, token),
        GlDeliveryState.Queued => dispatch.SendAsync(held, pass, token),
        GlDeliveryState.Unknown => lookUp.ResolveAsync(held, pass, token),
        GlDeliveryState.Removing => removal.RemoveAsync(held, pass, token),
        _ => Task.CompletedTask,
    };
}
