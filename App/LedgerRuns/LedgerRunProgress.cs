namespace BatchLedger.LedgerRuns;

/// <summary>Where a run stands at this moment.</summary>
/// <param name="PerSecond">Transactions a second since the stage began; 0 before there is anything to tell.</param>
/// <param name="At">When this was true, for "no news for 14 s".</param>
public sealed record LedgerRunProgress(int RunId, LedgerRunState State, LedgerRunStage Stage, int Done, int Total, int PerSecond, DateTimeOffset At)
{
    /// <summary>The stages that are over, as "Reading 40,Mapping 120" (milliseconds).</summary>
    public string Finished { get; init; } = "";

    /// <summary>Of a mass run: the batch it works on now.</summary>
    public RunLane? Lane { get; init; }

    public bool IsLast => State.IsOver();

    /// <summary>0 to 100; reading and mapping are the way, writing and verifying the last tenth of it.</summary>
    public int Percent => Stage switch
    {
        LedgerRunStage.Waiting => 0,
        LedgerRunStage.Writing => 90,
        LedgerRunStage.Verifying or LedgerRunStage.Filing => 95,
        LedgerRunStage.Done => 100,
        _ => Total == 0 ? 0 : (int)(90L * Done / Total),
    };
}

/// <summary>How far a mass run is in one of its batches. Transactions.</summary>
public sealed record RunLane(int Ordinal, int Done, int Total);
