using BatchLedger.People;
using BatchLedger.Refusals;

namespace BatchLedger.LedgerRuns;

/// <summary>Every "no" about a run.</summary>
public static class LedgerRunRefusals
{
    public static Refusal Unforeseen(string problem) => new("LedgerRun.Unforeseen", $"An unforeseen problem stopped the run: {problem}");

    public static Refusal NothingInFile(int batches) => new("LedgerRun.NothingInFile",
        $"No file was written: {(batches == 1 ? "the batch could not be posted. It says why; mend what it names" : $"none of the {batches:N0} batches could be posted. Each says why; mend what they name")} and schedule the ledger again.");

    public static Refusal AlreadyOver(LedgerRun run) => new("LedgerRun.AlreadyOver",
        $"Run {run.Id} is {run.State.ToString().ToLowerInvariant()} already.");

    public static Refusal AlreadyWriting(LedgerRun run) => new("LedgerRun.AlreadyWriting",
        run.Kind is LedgerRunKind.Mass
            ? $"Run {run.Id} has posted its batches and is writing the file; it will be done in a moment."
            : $"Run {run.Id} is writing its lines and will be done in a moment. Reopen the batch afterwards if the ledger is not wanted.");

    public static Refusal StillUnderWay(int run) => new("LedgerRun.StillUnderWay", $"Run {run} is still under way.");

    public static Refusal NotYours(LedgerRun run, Actor actor) => new("LedgerRun.NotYours",
        $"Run {run.Id} was asked for by {run.RequestedBy}. {actor.WhyNot(Permission.HandleJobs)?.Message}");
}
