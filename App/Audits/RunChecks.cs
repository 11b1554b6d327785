using BatchLedger.LedgerRuns;
using BatchLedger.Refusals;

namespace BatchLedger.Audits;

/// <summary>Ledger runs against their leases, their ends and their journals.</summary>
internal static class RunChecks
{
    /// <summary>Past its lease a run is taken over by the next sweep.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(70);

    public static async Task RunAsync(Audit audit)
    {
        await UnderWayAsync(audit);
        await EndedAsync(audit);
        await JournalsAsync(audit);
        await LanesAsync(audit);
    }

    private static async Task UnderWayAsync(Audit audit)
    {
        var db = audit.Db;
        var underWay = db.LedgerRuns.Where(r => r.State == LedgerRunState.Queued || r.State == LedgerRunState.Running);
        await audit.FindAsync("A batch has at most one run under way", underWay,
            db.Batches.Select(b => new { b.Id, b.Number, Runs = underWay.Count(r => r.BatchId == b.Id || r.Lanes.Any(l => l.BatchId == b.Id && l.State == LedgerRunLaneState.Waiting)) }).Where(b => b.Runs > 1).OrderBy(b => b.Id),
            bad => new Fault(bad.Number, $"{bad.Runs} runs of it are under way at once.", $"/batches/{bad.Number}"));

        var latest = audit.Now - Grace;
        await audit.FindAsync("Each running run is held by somebody", underWay,
            db.LedgerRuns.Where(r => r.State == LedgerRunState.Running && (r.LeaseUntil == null || r.LeaseUntil < latest)).OrderBy(r => r.Id).Select(r => r.Id),
            id => Of(id, "It says that it is running, but nobody has renewed its lease and nobody took it over."));
    }

    private static async Task EndedAsync(Audit audit)
    {
        var db = audit.Db;
        await audit.FindAsync("The progress of each run is within its total, and of a completed one at its end", db.LedgerRuns,
            db.LedgerRuns.Where(r => r.Done > r.Total || r.Done < 0 || (r.State == LedgerRunState.Completed && (r.Done != r.Total || r.Stage != LedgerRunStage.Done)))
                .OrderBy(r => r.Id).Select(r => new { r.Id, r.State, r.Done, r.Total }),
            bad => Of(bad.Id, $"It is {bad.State.ToString().ToLowerInvariant()} with {bad.Done:N0} of {bad.Total:N0} transactions done."));

        var vain = db.LedgerRuns.Where(r => r.State == LedgerRunState.Failed || r.State == LedgerRunState.Cancelled || r.State == LedgerRunState.Abandoned);
        await audit.FindAsync("Each run that made no ledger says why", vain,
            vain.Where(r => r.FailureReason == null || r.FailureReason == "").OrderBy(r => r.Id).Select(r => r.Id), id => Of(id, "It ended without a ledger and without a reason."));
    }

    private static async Task JournalsAsync(Audit audit)
    {
        var db = audit.Db;
        var completed = db.LedgerRuns.Where(r => r.Kind == LedgerRunKind.Batch && r.State == LedgerRunState.Completed);
        await audit.FindAsync("Each completed run for a batch made one journal, the one it tells of", completed,
            completed.Where(r => db.JournalEntries.Count(e => e.RunId == r.Id) != 1
                || !db.JournalEntries.Any(e => e.RunId == r.Id && e.BatchId == r.BatchId && e.PostingVersion == r.PostingVersion && e.LinesHash == r.OutputHash))
                .OrderBy(r => r.Id).Select(r => r.Id), id => Of(id, "It is completed, but its journal is missing, doubled or another one."));

        var posted = db.Set<LedgerRunLane>().Where(l => l.State == LedgerRunLaneState.Posted && l.PostingVersion != null);
        await audit.FindAsync("Each journal was made by a run that completed, or by a lane of one that posted its batch", db.JournalEntries,
            db.JournalEntries.Where(e => !completed.Any(r => r.Id == e.RunId) && !posted.Any(l => l.LedgerRunId == e.RunId && l.JournalEntryId == e.Id && l.BatchId == e.BatchId)).OrderBy(e => e.Id).Select(e => e.Number),
            number => new Fault(number, "No run that came to its end made it.", $"/journals/{number}"));
    }

    private static async Task LanesAsync(Audit audit)
    {
        var db = audit.Db;
        var lanes = db.Set<LedgerRunLane>();
        await audit.FindAsync("Each lane of a run that is over is over too", lanes,
            lanes.Where(l => l.State == LedgerRunLaneState.Waiting && db.LedgerRuns.Any(r => r.Id == l.LedgerRunId && r.State != LedgerRunState.Queued && r.State != LedgerRunState.Running))
                .OrderBy(l => l.LedgerRunId).ThenBy(l => l.Ordinal).Select(l => new { l.LedgerRunId, l.Ordinal }),
            bad => Of(bad.LedgerRunId, $"Its batch no. {bad.Ordinal} still waits, although the run is over."));
        await audit.FindAsync("Each lane that posted names its journal, and each other one its reason", lanes,
            lanes.Where(l => (l.State == LedgerRunLaneState.Posted) != (l.JournalEntryId != null)
                    || ((l.State == LedgerRunLaneState.Failed || l.State == LedgerRunLaneState.Cancelled) && (l.Reason == null || l.Reason == "")))
                .OrderBy(l => l.LedgerRunId).ThenBy(l => l.Ordinal).Select(l => new { l.LedgerRunId, l.Ordinal }),
            bad => Of(bad.LedgerRunId, $"What became of its batch no. {bad.Ordinal} is not told."));
    }

    private static Fault Of(int run, string message) => new($"Run {run}", message, $"/jobs/{run}");
}
