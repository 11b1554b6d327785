namespace BatchLedger.LedgerRuns;

public enum LedgerRunLaneState { Waiting, Posted, Failed, Cancelled }

/// <summary>One batch in a mass run. Each ends by itself: posted and in the file, or failed with its reason and otherwise as it was.</summary>
public sealed class LedgerRunLane
{
    public int LedgerRunId { get; init; }

    /// <summary>1, 2, 3 … in the order of the run: by batch date and number.</summary>
    public required int Ordinal { get; init; }
    public required int BatchId { get; init; }

    /// <summary>Of the ledger that the run is to create; null when the batch has one already.</summary>
    public int? PostingVersion { get; init; }

    /// <summary>Transactions of the batch when the run was asked for.</summary>
    public required int Total { get; init; }
    public LedgerRunLaneState State { get; private set; }
    public int? JournalEntryId { get; private set; }
    public string? Reason { get; private set; }

    /// <summary>What stood in the way, one by one, as JSON.</summary>
    public string? Faults { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    public void Posted(int journalEntryId, DateTimeOffset now) => (State, JournalEntryId, EndedAt) = (LedgerRunLaneState.Posted, journalEntryId, now);

    public void Failed(string reason, DateTimeOffset now, string? faults = null) => (State, Reason, Faults, EndedAt) = (LedgerRunLaneState.Failed, reason, faults, now);

    public void Cancelled(string reason, DateTimeOffset now) => (State, Reason, EndedAt) = (LedgerRunLaneState.Cancelled, reason, now);
}
