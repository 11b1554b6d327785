using System.Globalization;
using BatchLedger.Ui;

namespace BatchLedger.LedgerRuns;

/// <summary>A run in the words and colours of the pages.</summary>
public static class LedgerRunWords
{
    public static string InWords(this LedgerRunRow run) => run.State switch
    {
        LedgerRunState.Queued => run.Ahead == 0 ? "Queued, next" : $"Queued, {run.Ahead} ahead",
        LedgerRunState.Running => run.Stage is LedgerRunStage.Waiting ? "Running" : run.Stage.ToString(),
        LedgerRunState.Completed when run.LanesFailed > 0 => $"Done, {run.LanesFailed:N0} failed",
        LedgerRunState.Completed => run.Kind is LedgerRunKind.Mass ? "Done" : "Ready",
        _ => run.State.ToString(),
    };

    public static ChipKind Kind(this LedgerRunRow run) => run.State switch
    {
        LedgerRunState.Completed when run.LanesFailed > 0 => ChipKind.Warn,
        LedgerRunState.Completed => ChipKind.Ok,
        LedgerRunState.Failed or LedgerRunState.Abandoned => ChipKind.Bad,
        LedgerRunState.Running => ChipKind.Run,
        _ => ChipKind.Plain,
    };

    /// <summary>What cancelling leaves behind.</summary>
    public static string CancelWarning(this LedgerRunRow run) => run.Kind is LedgerRunKind.Mass
        ? "Batches that are posted by now stay posted; the others stay closed. No file is written."
        : "Nothing has been written yet; the batch stays closed.";

    public static string Headline(LedgerRunStage stage, int done, int total) => stage switch
    {
        LedgerRunStage.Reading => "Reading the transactions",
        LedgerRunStage.Mapping => $"Mapping: {done:N0} of {total:N0} transactions",
        LedgerRunStage.Writing => $"Writing the lines of {total:N0} transactions",
        LedgerRunStage.Verifying => "Verifying count, totals and hash",
        LedgerRunStage.Filing => "Writing the file and checking its totals",
        LedgerRunStage.Done => "Done",
        _ => "Waiting for its turn",
    };

    /// <summary>"Reading ✓ 0.1 s · Mapping ✓ 0.4 s" out of "Reading 100,Mapping 400" (milliseconds).</summary>
    public static string StagesInWords(string times) => string.Join(" · ", times.Split(',', StringSplitOptions.RemoveEmptyEntries)
        .Select(stage => stage.Split(' ')).Select(stage => $"{stage[0]} ✓ {long.Parse(stage[1], CultureInfo.InvariantCulture) / 1000m:0.0} s"));

    /// <summary>Those that are over, and the one under way; null before the first is over.</summary>
    public static string? StagesInWords(this LedgerRunProgress progress) => progress.Finished.Length > 0 ? $"{StagesInWords(progress.Finished)} · {progress.Stage} …" : null;

    public static string Duration(TimeSpan time) => time.TotalSeconds < 60 ? $"{time.TotalSeconds:0.0} s" : $"{(int)time.TotalMinutes} min {time.Seconds} s";
}
