namespace BatchLedger.Batches;

/// <summary>What is worth remembering about a batch: control-total changes (S1.18), moved orders, what people write.</summary>
public sealed class BatchNote
{
    public const int TextLength = 500;

    public int Id { get; private set; }
    public required int BatchId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string By { get; init; }
    public required string Text { get; init; }
}
