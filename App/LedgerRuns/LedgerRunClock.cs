using System.Globalization;

namespace BatchLedger.LedgerRuns;

/// <summary>How long each stage of a run took, and how fast it goes. Milliseconds.</summary>
internal sealed class LedgerRunClock(TimeProvider clock)
{
    private readonly List<(LedgerRunStage Stage, long Began)> stages = [];

    public void Enter(LedgerRunStage stage) => stages.Add((stage, clock.GetTimestamp()));

    /// <summary>Transactions a second since the stage began.</summary>
    public int PerSecond(int done) => stages is [.., var (_, began)] && clock.GetElapsedTime(began) is { TotalMilliseconds: >= 50 } elapsed
        ? (int)(done * 1000L / (long)elapsed.TotalMilliseconds)
        : 0;

    /// <summary>All stages up to now, as "Reading 40,Mapping 120".</summary>
    public string Told() => Told(stages.Count);

    /// <summary>The stages that are over.</summary>
    public string Finished() => Told(Math.Max(0, stages.Count - 1));

    private string Told(int count)
    {
        var now = clock.GetTimestamp();
        return string.Join(',', stages.Take(count).Select((stage, index) => string.Create(CultureInfo.InvariantCulture,
            $"{stage.Stage} {(long)clock.GetElapsedTime(stage.Began, index + 1 < stages.Count ? stages[index + 1].Began : now).TotalMilliseconds}")));
    }
}
