namespace BatchLedger.Ui;

/// <summary>Fetches the rows of a grid: the newest question wins, none takes for ever, and what breaks becomes one sentence.</summary>
public sealed class GridLoad<T>(TimeProvider clock, ILogger log) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private CancellationTokenSource? running;

    public GridRows<T>? Found { get; private set; }

    public bool Busy { get; private set; }

    /// <summary>Why there are no rows, in words; null while all is well.</summary>
    public string? Trouble { get; private set; }

    /// <summary>False when a newer question took its place: then nothing changed and nothing needs drawing.</summary>
    public async Task<bool> AskAsync(Func<CancellationToken, Task<GridRows<T>>> ask)
    {
        running?.Cancel();
        using var mine = new CancellationTokenSource(Patience, clock);
        running = mine;
        (Busy, Trouble) = (true, null);
        try
        {
            var rows = await ask(mine.Token).WaitAsync(mine.Token);
            if (running != mine) return false;
            Found = rows;
        }
        catch (OperationCanceledException) when (mine.IsCancellationRequested)
        {
            if (running != mine) return false;
            Trouble = $"The list did not arrive within {Patience.TotalSeconds:0} seconds. The server may be busy.";
        }
        catch (Exception problem)
        {
            if (running != mine) return false;
            log.LogError(problem, "A list could not be loaded.");
            Trouble = "The list could not be loaded. What is in it is safe.";
        }
        (Busy, running) = (false, null);
        return true;
    }

    public void Dispose()
    {
        var last = running;
        running = null;
        last?.Cancel();
    }
}
