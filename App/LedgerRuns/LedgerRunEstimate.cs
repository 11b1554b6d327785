namespace BatchLedger.LedgerRuns;

/// <summary>How long a run still takes, said only when there is ground for it: from its own pace after 3 seconds or 5 percent,
/// before that from what such runs usually took. Never negative, never to the millisecond.</summary>
public static class LedgerRunEstimate
{
    /// <param name="usualPace">Milliseconds a transaction in recent runs; null when there were none.</param>
    public static string? Left(LedgerRunProgress progress, TimeSpan since, double? usualPace)
    {
        if (progress.Stage is LedgerRunStage.Writing or LedgerRunStage.Verifying) return "finishing…";
        if (progress.Total == 0) return null;
        var own = progress.PerSecond > 0 && (since.TotalSeconds >= 3 || progress.Done * 20 >= progress.Total);
        if (own) return InWords((progress.Total - progress.Done) / (double)progress.PerSecond);
        return usualPace is { } pace ? $"usually {InWords(pace * progress.Total / 1000)}" : null;
    }

    private static string InWords(double seconds) => seconds switch
    {
        < 2 => "finishing…",
        < 60 => $"about {Math.Ceiling(seconds):0} s",
        < 3600 => $"about {Math.Ceiling(seconds / 60):0} min",
        _ => $"about {seconds / 3600:0.0} h",
    };
}
