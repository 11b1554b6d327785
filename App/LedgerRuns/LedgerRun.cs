using BatchLedger.Data;
using BatchLedger.Journals;

namespace BatchLedger.LedgerRuns;

public enum LedgerRunState { Queued, Running, Completed, Failed, Cancelled, Abandoned }

public enum LedgerRunStage { Waiting, Reading, Mapping, Writing, Verifying, Filing, Done }

/// <summary>For one batch: its ledger is created. Mass: the ledgers of many batches of a fiscal period are created, the batches posted, and one file is written.</summary>
public enum LedgerRunKind { Batch, Mass }

public static class LedgerRunStates
{
    public static bool IsOver(this LedgerRunState state) => state is not (LedgerRunState.Queued or LedgerRunState.Running);
}

/// <summary>One attempt to create the ledger of one batch or of many. The row is the run: what the job knows, the page shows and the auditor reads are all here.</summary>
public sealed class LedgerRun : IOfCompany
{
    public const int MostAttempts = 5;

    public int Id { get; private set; }
    public required int CompanyId { get; init; }
    public LedgerRunKind Kind { get; init; }

    /// <summary>The batch of a run for one; a mass run has lanes.</summary>
    public int? BatchId { get; init; }
    public int PostingVersion { get; init; }

    /// <summary>Of a mass run: the period, what its file holds, and where the file goes by mail (null: nowhere, the command line takes it).</summary>
    public int? FiscalPeriodId { get; init; }
    public LedgerKind? FileKind { get; init; }
    public string? Recipient { get; init; }
    public List<LedgerRunLane> Lanes { get; init; } = [];
    public LedgerRunState State { get; private set; }
    public LedgerRunStage Stage { get; private set; }

    /// <summary>Raised by each claim. A writer with an older fence changes nothing.</summary>
    public int Fence { get; private set; }
    public string? Owner { get; private set; }
    public DateTimeOffset? LeaseUntil { get; private set; }
    public DateTimeOffset? HeartbeatAt { get; private set; }
    public int Attempt { get; private set; }

    /// <summary>Transactions done and to do.</summary>
    public int Done { get; private set; }
    public int Total { get; private set; }
    public bool CancelRequested { get; private set; }
    public string? FailureReason { get; private set; }
    public string? InputHash { get; private set; }
    public string? OutputHash { get; private set; }

    public int? RequestedById { get; init; }
    public required string RequestedBy { get; init; }
    public required string RequestedByEmail { get; init; }
    public required DateTimeOffset RequestedAt { get; init; }
    public DateTimeOffset? StartedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public string? CancelledBy { get; private set; }

    /// <summary>What stood in the way, one by one, as JSON; shown with links to the records.</summary>
    public string? Faults { get; private set; }

    /// <summary>Milliseconds spent in each stage, as "Reading 40,Mapping 120"; shown on the run's page.</summary>
    public string StageTimes { get; private set; } = "";
    public List<LedgerRunLog> Log { get; init; } = [];

    public string Address => $"/jobs/{Id}";
}

/// <summary>What a run said while it worked.</summary>
public sealed class LedgerRunLog
{
    public const int TextLength = 1000;

    public int Id { get; private set; }
    public required int LedgerRunId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Text { get; init; }
}
