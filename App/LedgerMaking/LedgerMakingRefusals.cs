using BatchLedger.Refusals;

namespace BatchLedger.LedgerMaking;

/// <summary>Why no ledger can be made of a batch.</summary>
public static class LedgerMakingRefusals
{
    public static Refusal NotMapped(string batch, IReadOnlyList<Fault> faults) => new("LedgerMaking.NotMapped",
        $"Ledger not created: batch {batch} has {(faults.Count < LedgerMapping.MostFaults ? "" : "at least ")}{Count(faults.Select(f => f.Where).Distinct().Count(), "transaction")} that cannot be posted. Mend what is listed and create the ledger again.") { Faults = faults };

    private static string Count(int count, string noun) => $"{count:N0} {noun}{(count == 1 ? "" : "s")}";
}
