using BatchLedger.People;
using BatchLedger.Refusals;

namespace BatchLedger.LedgerRuns;

/// <summary>Every "no" about a run.</summary>
public static class LedgerRunRefusals
{
    public static Refusal NotMapped(string batch, IReadOnlyList<Fault> faults) => new("LedgerRun.NotMapped",
        $"Ledger not created: batch {batch} has {Count(faults.Select(f => f.Where).Distinct().Count(), "transaction")} that cannot be posted. Mend what is listed and create the ledger again.") { Faults = faults };

    public static Refusal AlreadyOver(LedgerRun run) => new("LedgerRun.AlreadyOver",
        $"Run {run.Id} is {run.State.ToString().ToLowerInvariant()} already.");

    public static Refusal AlreadyWriting(LedgerRun run) => new("LedgerRun.AlreadyWriting",
        $"Run {run.Id} is writing its lines and will be done in a moment. Reopen the batch afterwards if the ledger is not wanted.");

    public static Refusal StillUnderWay(LedgerRun run) => new("LedgerRun.StillUnderWay", $"Run {run.Id} is still under way.");

    public static Refusal NotYours(LedgerRun run, Actor actor) => new("LedgerRun.NotYours",
        $"Run {run.Id} was asked for by {run.RequestedBy}. {actor.WhyNot(Permission.HandleJobs)?.Message}");

    private static string Count(int count, string noun) => $"{count:N0} {noun}{(count == 1 ? "" : "s")}";
}
