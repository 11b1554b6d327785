namespace BatchLedger.LedgerRuns;

/// <summary>How long a run still takes, said only when there is ground for it: from its own pace after 3 seconds or 5 percent,
/// before that from what such runs usually took. A mass run passes over ledgers that are there already and ends with its file, so it tells only from 5 percent on,
/// and nothing while the file is written. Never negative, never to the millisecond.</summary>
public static class LedgerRunEstimate
{
    /// <param name="usualPace">Milliseconds a transaction in recent runs; null when there were none.</param>
    public static string? Left(LedgerRunProgress progress, TimeSpan since, double? usualPace)
    {
        if (progress.Stage is LedgerRunStage.Writing or LedgerRunStage.Verifying) return "finishing…";
        if (progress.Total == 0 || progress.Stage is LedgerRunStage.Filing) return null;
        var (mass, much) = (progress.Lane is not null, progress.Done * 20L >= progress.Total);
        var own = progress.PerSecond > 0 && (much || (since.TotalSeconds >= 3 && !mass));
        if (own) return Ahead((progress.Total - progress.Done) / (double)progress.PerSecond);
        return usualPace is { } pace && !mass ? $"usually {InWords(Math.Max(1, pace * progress.Total / 1000))}" : null;
    }

    private static string Ahead(double seconds) => seconds < 2 ? "finishing…" : InWords(seconds);

    private static string InWords(double seconds) => seconds switch
    {
        < 60 => $"about {Math.Ceiling(seconds):0} s",
        < 3600 => $"about {Math.Ceiling(seconds / 60):0} min",
        _ => $"about {seconds / 3600:0.0} h",
    };
}
