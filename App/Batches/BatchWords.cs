using BatchLedger.Ui;

namespace BatchLedger.Batches;

/// <summary>A batch in the colours and steps of the pages.</summary>
public static class BatchWords
{
    public static ChipKind Kind(this BatchWord word) => word switch
    {
        BatchWord.Open => ChipKind.Brand,
        BatchWord.CreatingLedger => ChipKind.Run,
        BatchWord.LedgerFailed => ChipKind.Bad,
        BatchWord.LedgerReady => ChipKind.Ok,
        BatchWord.Posted => ChipKind.Ok,
        _ => ChipKind.Plain,
    };

    /// <summary>Open, Closed, ledger, Posted, each with who and when.</summary>
    public static IReadOnlyList<RailStep> Rail(this Batch batch)
    {
        var word = batch.Word;
        return
        [
            new("Open", word is BatchWord.Open ? RailState.Now : RailState.Done, Note(batch.OpenedAt, batch.OpenedBy)),
            new("Closed", Stand(word, BatchWord.Closed), Note(batch.ClosedAt, batch.ClosedBy)),
            word switch
            {
                BatchWord.CreatingLedger => new RailStep("Creating ledger", RailState.Now, Note(batch.LedgerRequestedAt, batch.LedgerRequestedBy)),
                BatchWord.LedgerFailed => new RailStep("Ledger failed", RailState.Failed, batch.LedgerFailure),
                BatchWord.LedgerReady or BatchWord.Posted => new RailStep("Ledger created", RailState.Done),
                _ => new RailStep("Create ledger", RailState.Waiting),
            },
            new("Ledger ready", Stand(word, BatchWord.LedgerReady), Note(batch.LedgerReadyAt, null)),
            new("Posted", word is BatchWord.Posted ? RailState.Done : RailState.Waiting, Note(batch.PostedAt, batch.PostedBy)),
        ];
    }

    public static string When(DateTimeOffset at) => $"{at:dd MMM HH:mm} UTC";

    private static RailState Stand(BatchWord now, BatchWord step) => now == step ? RailState.Now : now > step ? RailState.Done : RailState.Waiting;

    private static string? Note(DateTimeOffset? at, string? by) => at is { } when ? by is null ? When(when) : $"{When(when)}, {by}" : null;
}
