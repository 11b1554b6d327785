namespace BatchLedger.LedgerRuns;

/// <summary>Tells the watchers of a run at once and its row about once a second. Stops the run when the row is no longer ours.</summary>
public sealed class LedgerRunReporter(LedgerRunLease lease, LedgerRunFeed feed, TimeProvider clock, RunMilestones milestones)
{
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(1), PulseEvery = TimeSpan.FromSeconds(5);

    /// <summary>Throws <see cref="LeaseLostException"/>.</summary>
    internal async Task TellAsync(RunStanding at, LedgerRunStage stage, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        var progress = new LedgerRunProgress(at.RunId, LedgerRunState.Running, stage, at.Done, at.Total, at.Stages.PerSecond(at.DoneHere), now)
        {
            Finished = at.Stages.Finished(), Lane = at.Lane,
        };
        feed.Publish(progress);
        if (now - at.RenewedAt < RenewEvery) return;

        at.RenewedAt = now;
        if (!await lease.RenewAsync(at.RunId, at.Fence, progress, token)) throw new LeaseLostException();
        milestones.Reached(Milestone.Renewed);
    }

    /// <summary>The same without waiting for the second to be over.</summary>
    internal Task TellNowAsync(RunStanding at, LedgerRunStage stage, CancellationToken token)
    {
        at.RenewedAt = default;
        return TellAsync(at, stage, token);
    }

    /// <summary>Long work without steps of its own: says every few seconds that the run is alive.</summary>
    internal async Task<T> WhileAsync<T>(RunStanding at, LedgerRunStage stage, Func<CancellationToken, Task<T>> work, CancellationToken token)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(token);
        var working = work(stopping.Token);
        try
        {
            while (await Task.WhenAny(working, Task.Delay(PulseEvery, clock, stopping.Token)) != working) await TellAsync(at, stage, token);
        }
        catch
        {
            await stopping.CancelAsync();
            await ((Task)working).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
        finally
        {
            await stopping.CancelAsync();
        }
        return await working;
    }
}

/// <summary>Where the worker of a run stands, in its own words.</summary>
internal sealed class RunStanding(LedgerRun run, int fence, LedgerRunClock stages)
{
    private int doneBefore;

    public int RunId => run.Id;
    public int Fence => fence;
    public LedgerRunClock Stages => stages;
    public required int Total { get; init; }

    /// <summary>Transactions done, over all lanes.</summary>
    public int Done { get; private set; }

    /// <summary>Those that this process did: after a restart the pace is its own.</summary>
    public int DoneHere => Done - doneBefore;
    public RunLane? Lane { get; private set; }
    public DateTimeOffset RenewedAt { get; set; }

    /// <summary>What an earlier attempt did.</summary>
    public void Skip(int done) => Done = doneBefore = done;

    public void Enter(LedgerRunLane lane) => Lane = new RunLane(lane.Ordinal, 0, lane.Total);

    public void Mapped(int count)
    {
        Done += count;
        if (Lane is not null) Lane = Lane with { Done = Lane.Done + count };
    }

    /// <summary>A lane ended: whatever it came to, its share of the way is behind us.</summary>
    public void Leave(LedgerRunLane lane) => (Done, Lane) = (Done - (Lane?.Done ?? 0) + lane.Total, null);
}
