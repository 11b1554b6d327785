namespace BatchLedger.Batches;

public enum BatchState { Open, Closed, Posted }

public enum BatchKind { Internal, External, Auto }

/// <summary>Batch and run shown together as one word.</summary>
public enum BatchWord { Open, Closed, CreatingLedger, LedgerFailed, LedgerReady, Posted }

public static class BatchStates
{
    /// <summary>The life of a batch, one arrow a line. An arrow not drawn here is refused.</summary>
    public static bool LeadsTo(this BatchState from, BatchState to) => (from, to) switch
    {
        (BatchState.Open, BatchState.Closed) => true,
        (BatchState.Closed, BatchState.Open) => true,
        (BatchState.Closed, BatchState.Posted) => true,
        (BatchState.Posted, BatchState.Open) => true, // while its fiscal period is open; see Batch.WhyNotReopen
        _ => false,
    };

    public static string InWords(this BatchWord word) => word switch
    {
        BatchWord.CreatingLedger => "Creating ledger",
        BatchWord.LedgerFailed => "Ledger failed",
        BatchWord.LedgerReady => "Ledger ready",
        _ => word.ToString(),
    };
}
