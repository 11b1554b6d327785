namespace BatchLedger.Data;

/// <summary>The database has one writer at a time; all write transactions of the process queue here, fairly and in sight,
/// instead of meeting as "database is locked".</summary>
public sealed class WriteGate : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly AsyncLocal<bool> inside = new();

    /// <summary>True while the calling flow is the one that writes.</summary>
    public bool IsInside => inside.Value;

    /// <summary>Runs the work alone. Throws <see cref="BusyException"/> after 20 s of waiting.</summary>
    public async Task<T> PassAsync<T>(Func<Task<T>> work, CancellationToken token = default)
    {
        if (inside.Value) return await work();
        if (!await gate.WaitAsync(Patience, token)) throw new BusyException();
        try
        {
            inside.Value = true;
            return await work();
        }
        finally
        {
            inside.Value = false;
            gate.Release();
        }
    }

    public Task PassAsync(Func<Task> work, CancellationToken token = default) =>
        PassAsync(async () => { await work(); return true; }, token);

    public void Dispose() => gate.Dispose();
}

/// <summary>Somebody else has been writing for too long.</summary>
public sealed class BusyException() : Exception("The database is busy with other work. Nothing was changed; try again in a moment.");
